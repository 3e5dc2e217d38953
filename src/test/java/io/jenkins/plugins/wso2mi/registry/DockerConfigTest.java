package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {
    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    private CredentialStore read(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json.replace('\'', '"'));
        assertThat(file).exists();
        return DockerConfig.standard(Map.of("DOCKER_CONFIG", folder.toString()), notices::add);
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
        assertThat(notices).hasSize(2).allMatch(notice -> notice.contains("credential helper"));
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
                        Map.of("DOCKER_CONFIG", folder.resolve("none").toString()), notices::add))
                .isSameAs(CredentialStore.NONE);
        assertThatThrownBy(() -> read("{")).isInstanceOf(RefusedException.class).hasMessageContaining("config.json");
    }
}
