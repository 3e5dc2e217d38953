package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.registry.CredentialHelpers;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.DockerConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFolderTest {
    private static final CredentialStore STORE = CredentialStore.only("r:5000", new Credentials("u", Secret.of("p:w")))
            .or(CredentialStore.only("docker.io", new Credentials("hub", Secret.of("x"))));

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private final List<String> secrets = new ArrayList<>();

    private JsonObject accounts(List<String> hosts) throws Exception {
        new EngineFolder(folder, home, Map.of()).writeAccounts(hosts, STORE, secrets);
        return JsonObject.parse(Files.readAllBytes(folder.resolve("docker/config.json")));
    }

    @Test
    void shouldWriteAccountsThatDockerReads() throws Exception {
        accounts(List.of("docker.io", "other", "r:5000"));
        CredentialStore read = DockerConfig.read(
                folder.resolve("docker/config.json"), CredentialHelpers.refused("none"), notice -> {});
        assertThat(read.find("r:5000").orElseThrow().password().reveal()).isEqualTo("p:w");
        assertThat(read.find("docker.io").orElseThrow().user()).isEqualTo("hub");
        assertThat(read.find("other")).isEmpty();
        assertThat(secrets).containsExactly("x", "p:w");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("docker/config.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepTheUsersOtherSettings() throws Exception {
        Path users =
                Files.createDirectories(home.resolve(".docker/cli-plugins")).getParent();
        String before = "{\"auths\":{\"a\":{\"auth\":\"QTpC\"},\"r:5000\":{}},\"credsStore\":\"desktop\","
                + "\"credHelpers\":{\"r:5000\":\"x\",\"b\":\"y\"},\"currentContext\":\"far\"}";
        Files.writeString(users.resolve("config.json"), before);

        assertThat(accounts(List.of("r:5000")).toString())
                .isEqualTo("{\"auths\":{\"a\":{\"auth\":\"QTpC\"},\"r:5000\":{\"auth\":\"dTpwOnc=\"}},"
                        + "\"credHelpers\":{\"b\":\"y\"},\"currentContext\":\"far\"}");
        assertThat(folder.resolve("docker/cli-plugins").toRealPath())
                .isEqualTo(users.resolve("cli-plugins").toRealPath());
        assertThat(users.resolve("config.json")).hasContent(before);
    }

    /** A password that a program gives gets into no file: the engine starts the program itself. */
    @Test
    void shouldWriteNoPasswordOfAHelper() throws Exception {
        Path own = Files.createDirectories(home.resolve(".docker")).resolve("config.json");
        Files.writeString(own, "{\"credHelpers\":{\"r:5000\":\"x\"}}");
        CredentialHelpers helpers = (name, server) -> {
            throw new AssertionError(name + " was started for " + server);
        };
        CredentialStore store = DockerConfig.read(own, helpers, notice -> {}).or(CredentialStore.NONE);
        new EngineFolder(folder, home, Map.of()).writeAccounts(List.of("r:5000"), store, secrets);

        assertThat(folder.resolve("docker/config.json"))
                .hasContent("{\"auths\":{},\"credHelpers\":{\"r:5000\":\"x\"}}");
        assertThat(secrets).isEmpty();
    }

    @Test
    void shouldWriteIdentityTokensAsDockerDoes() throws Exception {
        CredentialStore store = CredentialStore.only("r:5000", Credentials.identity(Secret.of("1dentity")));
        new EngineFolder(folder, home, Map.of()).writeAccounts(List.of("r:5000"), store, secrets);

        CredentialStore read = DockerConfig.read(
                folder.resolve("docker/config.json"), CredentialHelpers.refused("none"), notice -> {});
        assertThat(read.find("r:5000")).contains(Credentials.identity(Secret.of("1dentity")));
        assertThat(secrets).containsExactly("1dentity");
    }

    @Test
    void shouldLeaveTheUsersHelpersWhereNothingElseIsKnown() throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"credsStore\":\"desktop\"}");
        assertThat(accounts(List.of("other")).text("credsStore")).contains("desktop");
    }

    @Test
    void shouldLetBuildahTakeShortNamesAndPlainRegistriesAsDockerDoes() throws Exception {
        Path own = Files.writeString(home.resolve("own.conf"), "short-name-mode = \"enforcing\"\n");
        EngineFolder files = new EngineFolder(folder, home, Map.of("CONTAINERS_REGISTRIES_CONF", own.toString()));
        files.writeRegistries(Set.of("127.0.0.1:5000"));
        assertThat(folder.resolve("registries.conf")).hasContent("""
                unqualified-search-registries = ["docker.io"]
                short-name-mode = "enforcing"

                [[registry]]
                location = "127.0.0.1:5000"
                insecure = true
                """);
        Files.delete(folder.resolve("registries.conf"));
        Files.writeString(own, "unqualified-search-registries = [\"mirror\"]\n");
        files.writeRegistries(Set.of());
        assertThat(folder.resolve("registries.conf")).doesNotExist();
    }

    @Test
    void shouldWriteSecretsThatNobodyElseReads() throws Exception {
        Path file = new EngineFolder(folder, home, Map.of()).writeSecret("k", "s3cret");
        assertThat(file).hasContent("s3cret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
