package io.jenkins.plugins.wso2mi.image.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

class ServerConfigurationTest {
    private static final String CIPHER = Base64.getEncoder().encodeToString(new byte[256]);

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private ServerConfiguration read(String... texts) throws Exception {
        return read(Map.of(), texts);
    }

    private ServerConfiguration read(Map<String, Object> secrets, String... texts) throws Exception {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(folder.resolve(files.size() + ".toml"), text));
        }
        return ServerConfiguration.read(files, secrets, problems);
    }

    private String written(ServerConfiguration configuration) throws Exception {
        Path file = Files.createTempDirectory(folder, "out").resolve("deployment.toml");
        configuration.write(file);
        return Files.readString(file);
    }

    @Test
    void shouldLetTheLaterFileWinValueByValue() throws Exception {
        ServerConfiguration merged = read("""
                [server]
                hostname = "localhost"
                offset = 10
                [transport.http]
                socket_timeout = 180000
                listener.port = 8280
                """, """
                [server]
                hostname = "mi.example.com"
                [transport.http]
                listener.port = 8300
                """);

        assertThat(problems.list()).isEmpty();
        assertThat(written(merged)).isEqualTo("""
                # Merged by wso2-mi: 0.toml, 1.toml

                [server]
                hostname = "mi.example.com"
                offset = 10

                [transport.http]
                socket_timeout = 180000

                [transport.http.listener]
                port = 8300
                """);
    }

    @Test
    void shouldReplaceAnEntryOfTheSameIdentityAndAppendAnyOther() throws Exception {
        ServerConfiguration merged = read("""
                [[datasource]]
                id = "WSO2_COORDINATION_DB"
                url = "jdbc:h2:one"
                [[transport.jms.sender]]
                name = "queue"
                parameter.provider_url = "tcp://one:61616"
                """, """
                [[datasource]]
                id = "PATIENTS"
                url = "jdbc:h2:two"
                [[datasource]]
                id = "WSO2_COORDINATION_DB"
                url = "jdbc:h2:three"
                [[transport.jms.sender]]
                name = "topic"
                """);

        assertThat(TomlMerge.at(merged.merged(), "datasource"))
                .contains(List.of(
                        Map.of("id", "WSO2_COORDINATION_DB", "url", "jdbc:h2:three"),
                        Map.of("id", "PATIENTS", "url", "jdbc:h2:two")));
        assertThat(Toml.parse(written(merged)).getArray("transport.jms.sender").size())
                .isEqualTo(2);
    }

    @Test
    void shouldWriteWhatItReads() throws Exception {
        ServerConfiguration merged = read(
                Map.of(), """
                [passthru_properties]
                'http.socket.timeout' = 60
                quoted = "a \\"b\\" \\\\ c\\u00e9\\n"
                list = ["a", "b"]
                share = 0.5
                on = true
                """, "[[server_conf]]\ntitle = \"x\"\n[[server_conf.param]]\nkey = \"k\"\nvalue = \"v\"\n");

        String text = written(merged);

        Path file = Files.writeString(folder.resolve("again.toml"), text);
        assertThat(TomlFile.read(file, problems).orElseThrow().tables()).isEqualTo(merged.merged());
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldLeaveASingleFileAsItIs() throws Exception {
        String text = "# ours\n[server]  # the server\nhostname = 'mi'\n";

        assertThat(written(read(text))).isEqualTo(text);
    }

    @Test
    void shouldTellFileAndLineOfWhatIsNoToml() throws Exception {
        read("[server]\nhostname = localhost\n");

        assertThat(problems.list()).isNotEmpty().first().satisfies(problem -> {
            assertThat(problem.where()).endsWith("0.toml:2");
            assertThat(problem.isError()).isTrue();
        });
    }

    @Test
    void shouldReadTheGrammarThatTheServerReads() throws Exception {
        // a list of different types came with TOML 1.0; the server does not start with it
        read("[server]\nlist = [1, \"a\"]\n");

        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void shouldWarnOfTablesThatTheServerDoesNotRead() throws Exception {
        read("""
                [server]
                offset = 10
                [transport.htpp]
                socket_timeout = 1
                [sever]
                hostname = "x"
                offset = 1
                """);

        assertThat(problems.list())
                .extracting(Problem::sentence)
                .hasSize(2)
                .anyMatch(line -> line.contains("0.toml:4") && line.contains("write [transport.http]"))
                .anyMatch(line -> line.contains("0.toml:6") && line.contains("write [server]"));
        assertThat(problems.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[keystore.primary]|password = 'wso2carbon'",
                "[keystore.primary]|key_password = 'wso2carbon'",
                "[super_admin]|password = 'admin'",
                "[[datasource]]|password = 'hunter2'",
                "[[datasource]]|url = 'jdbc:mysql://host/db?user=a&password=hunter2'",
                "[transport.jndi.connection_factories]|'connectionfactory.Q' = 'amqp://admin:hunter2@clientID/carbon'",
                "[[transport.rabbitmq.listener]]|parameter.'rabbitmq.connection.password' = 'guest'",
                "[[transport.jms.sender]]|parameter.naming_security_credential = 'hunter2'",
                "[[external_vault]]|rootToken = 'ROOT'",
                "[[external_vault]]|keyStorePassword = 'hunter2'",
                "[[internal_apis.users]]|user.password = 'pwd'",
                "[encryption]|key = 'SECRET_KEY'",
                "[transport.http]|listener.keystore.password = 'hunter2'",
                "[icp_config]|secret = 'hunter2'",
                "[secrets]|admin = '[admin]'",
                "[secrets]|admin = 'admin'"
            })
    void shouldRefuseAPasswordInClearText(String table, String line) throws Exception {
        read(table + "\n" + line + "\n");

        assertThat(problems.list()).filteredOn(Problem::isError).singleElement().satisfies(problem -> {
            assertThat(problem.where()).endsWith("0.toml:2");
            assertThat(problem.sentence()).contains("layer of the image").doesNotContain("hunter2", "SECRET_KEY");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[user_store]\npassword_digest = 'SHA-256'\npassword_java_regex = '^[a-z]$'",
                "[keystore.primary]\npassword = '$env{KEYSTORE_PASSWORD}'",
                "[keystore.internal]\npassword = '$ref{keystore.primary.password}'",
                "[super_admin]\npassword = ''",
                "[[datasource]]\nurl = 'jdbc:mysql://host:3306/db?useSSL=true'",
                "[[datasource]]\nurl = 'amqp://$env{USER}:$env{WORD}@host/x'",
                "[management_api.jwt_token_security_handler]\ntoken_store_config.max_size = '200'"
            })
    void shouldLetWhatIsNoPasswordPass(String text) throws Exception {
        read(text);

        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldFindTheSecretThatAnAliasNames() throws Exception {
        read(
                Map.of("admin", CIPHER, "unused", "$env{UNUSED}"),
                "[super_admin]\npassword = '$secret{admin}'\n[keystore.primary]\npassword = '$secret{keys}'\n");

        assertThat(problems.list())
                .extracting(Problem::sentence)
                .hasSize(2)
                .anyMatch(line -> line.contains("0.toml:4") && line.contains("alias 'keys', which no secret has"))
                .anyMatch(line -> line.contains("uses 'unused'"));
    }

    @Test
    void shouldNotAskForSecretsThatComeAtRunTime() throws Exception {
        read("[runtime_secrets]\nenable = \"true\"\n[super_admin]\npassword = '$secret{admin}'\n");

        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldReadSecretsFromOptionsAndAFileAndTellNoValue() throws Exception {
        Path file = Files.writeString(
                folder.resolve("secrets"), "# ours\n\nadmin=" + CIPHER + "\nbad=hunter2\nadmin=$env{A}\n");

        Map<String, Object> secrets =
                VaultSecrets.parse(List.of("keys=$env{KEYS}", "=x", "plain=hunter2"), file, problems);

        assertThat(secrets).containsKeys("keys", "admin");
        assertThat(problems.list())
                .extracting(Problem::where)
                .containsExactly("--secret", "--secret", file + ":4", file + ":5");
        assertThat(problems.list()).extracting(Problem::sentence).noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void shouldTellThePortsWithTheirOffset() throws Exception {
        ServerPorts usual = ServerPorts.of(Map.of(), problems);
        ServerPorts moved = ServerPorts.of(
                read("[server]\noffset = 20\n[transport.http]\nlistener.port = '8290'\n")
                        .merged(),
                problems);

        assertThat(usual.ports().values()).containsExactly(8290, 8253, 9201, 9164);
        assertThat(moved.ports().values()).containsExactly(8310, 8263, 9211, 9174);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldRefusePortsThatCannotBe() throws Exception {
        ServerPorts.of(
                read("[server]\noffset = 60000\n[transport.http]\nlistener.port = 8243\nlistener.secured_port = 'x'\n")
                        .merged(),
                problems);

        assertThat(problems.list())
                .extracting(Problem::what)
                .anyMatch(what -> what.contains("would be port 68243"))
                .anyMatch(what -> what.contains("is 'x', which is no number"))
                .anyMatch(what -> what.contains("which transport.http.listener.port is too"));
    }
}
