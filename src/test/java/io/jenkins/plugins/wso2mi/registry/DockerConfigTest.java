package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
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

class DockerConfigTest {
    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private CredentialHelpers helpers = CredentialHelpers.refused("allow it with --helpers");

    private CredentialStore read(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json.replace('\'', '"'));
        assertThat(file).exists();
        return DockerConfig.standard(Map.of("DOCKER_CONFIG", folder.toString()), helpers, notices::add);
    }

    /** Allowed, with a program that says this. */
    private void allow(int code, String output, String words) {
        helpers = (name, server) -> {
            asked.add(name + " " + server);
            return new CredentialHelpers.Reply(code, output.replace('\'', '"'), words);
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void shouldFindWhatDockerLoginWrote() throws Exception {
        CredentialStore store = read("{'auths': {'r.example:5000': {'auth': '" + base64("ann:pa:ss")
                + "'}, 'https://index.docker.io/v1/': {'auth': '" + base64("hub:x") + "'}}}");

        assertThat(store.find("r.example:5000")).get().satisfies(found -> {
            assertThat(found.user()).isEqualTo("ann");
            assertThat(found.password().reveal()).isEqualTo("pa:ss");
            assertThat(found.toString()).doesNotContain("pa:ss");
        });
        assertThat(store.find("docker.io")).get().extracting(Credentials::user).isEqualTo("hub");
        assertThat(store.find("other.example")).isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    void shouldStartNoHelperAndSaySo() throws Exception {
        CredentialStore store = read(
                "{'credHelpers': {'a.example': 'ecr-login'}, 'credsStore': 'desktop', 'auths': {'b.example': {}}}");

        assertThat(store.find("a.example")).isEmpty();
        assertThat(store.find("b.example")).isEmpty();
        assertThat(store.find("c.example")).isEmpty();
        assertThat(notices)
                .hasSize(2)
                .allMatch(notice -> notice.endsWith("without credentials; allow it with --helpers"))
                .first()
                .asString()
                .contains("credential helper docker-credential-ecr-login");
        assertThat(store.giveUp("a.example")).isFalse();
    }

    @Test
    void shouldAskTheHelperOfTheRegistryElseTheOneForAll() throws Exception {
        allow(0, "{'ServerURL': 'x', 'Username': 'ann', 'Secret': 'pa:ss'}", "");
        CredentialStore store = read("{'credHelpers': {'a.example': 'one', 'plain.example': ''}, 'credsStore': 'all_2',"
                + "'auths': {'b.example': {'auth': '" + base64("ben:x") + "'}}}");

        assertThat(store.find("a.example")).contains(new Credentials("ann", Secret.of("pa:ss")));
        assertThat(store.find("docker.io")).isPresent();
        assertThat(store.find("plain.example")).isEmpty();
        assertThat(store.find("b.example")).get().extracting(Credentials::user).isEqualTo("ben");
        assertThat(asked).containsExactly("one a.example", "all_2 https://index.docker.io/v1/");
        assertThat(notices).isEmpty();
        assertThat(store.giveUp("a.example")).isTrue();
    }

    @Test
    void shouldKnowIdentityTokensOfHelpersAndOfTheFile() throws Exception {
        allow(0, "{'Username': '<token>', 'Secret': 'of-helper'}", "");
        CredentialStore store = read("{'credHelpers': {'a.example': 'one'}, 'auths': {'b.example': {'auth': '"
                + base64("0000:") + "', 'identitytoken': 'of-file'}}}");

        assertThat(store.find("a.example")).contains(Credentials.identity(Secret.of("of-helper")));
        assertThat(store.find("b.example")).contains(Credentials.identity(Secret.of("of-file")));
    }

    @Test
    void shouldAskWithoutWhereTheHelperKnowsNobody() throws Exception {
        allow(1, "credentials not found in native keychain\n", "");
        assertThat(read("{'credsStore': 'all'}").find("a.example")).isEmpty();
        allow(0, "{'ServerURL': '', 'Username': '', 'Secret': ''}", "");
        assertThat(read("{'credsStore': 'all'}").find("a.example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | s3cret                                  |             | answers with no JSON object
            0 | ['s3cret']                              |             | answers with no JSON object
            0 | {'Secret': 's3cret'}                    |             | answers without a Username
            0 | {'Username': 'a', 'Password': 's3cret'} |             | answers without a Username
            0 | {'Username': 'a:b', 'Secret': 's3cret'} |             | answers without a Username
            2 | {'Secret': 's3cret'}                    | the\033[31m vault is shut | exit code 2: the
            2 | {'Secret': 's3cret'}                    |             | ends with exit code 2;
            1 | the keychain is locked                  |             | ends with exit code 1: the keychain is locked;
            """)
    void shouldSayWhyAHelperIsOfNoUseButNoSecret(int code, String output, String words, String why) throws Exception {
        allow(code, output, words == null ? "" : words);
        CredentialStore store = read("{'credHelpers': {'a.example': 'one'}}");

        assertThatThrownBy(() -> store.find("a.example"))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("cannot get credentials for a.example: docker-credential-one ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("\033");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../bin/sh", "a b", "-x", "UP", "a/b", "ä", "a\\n"})
    void shouldStartNothingByANameThatIsNone(String name) throws Exception {
        allow(0, "{'Username': 'ann', 'Secret': 'x'}", "");
        CredentialStore store = read("{'credHelpers': {'a.example': '" + name + "'}}");

        assertThatThrownBy(() -> store.find("a.example"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no name of a credential helper");
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldNotShowADamagedEntry() throws Exception {
        CredentialStore store = read("{'auths': {'a.example': {'auth': 'secret!'}}}");

        assertThat(store.find("a.example")).isEmpty();
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("a.example").doesNotContain("secret!"));
    }

    @Test
    void shouldDoWithoutAFileButNotWithADamagedOne() throws Exception {
        assertThat(DockerConfig.standard(
                        Map.of("DOCKER_CONFIG", folder.resolve("none").toString()), helpers, notices::add))
                .isSameAs(CredentialStore.NONE);
        assertThatThrownBy(() -> read("{")).isInstanceOf(RefusedException.class).hasMessageContaining("config.json");
    }
}
