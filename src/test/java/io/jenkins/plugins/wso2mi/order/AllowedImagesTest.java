package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that only manifests name are held to the registries that are allowed, too. */
class AllowedImagesTest {
    private static List<String> problems(String allowed, String image) {
        RegistryAccess access = RegistryAccess.ANONYMOUS.allowing(AllowedNames.parse(allowed));
        Problems problems = new Problems();
        new RegistryLookup(access, new ContentCache(Path.of("none"))).check("web.yaml:1", image, problems);
        return problems.list().stream().map(Problem::sentence).toList();
    }

    @Test
    void shouldRefuseAnImageOfAnotherRegistryAndNameObjectImageAndSetting() {
        assertThat(problems("registry.example.com\n*.corp.example.com", "ghcr.io/some/body:1"))
                .singleElement()
                .asString()
                .startsWith("web.yaml:1: ghcr.io/some/body:1: registry 'ghcr.io' is not allowed here")
                .contains("registry.example.com, *.corp.example.com")
                .contains("the global configuration");
    }

    @Test
    void shouldKnowDockerHubByItsShortNames() {
        assertThat(problems("registry.example.com", "busybox"))
                .singleElement()
                .asString()
                .contains("'docker.io'");
        assertThat(problems("docker.io", "busybox")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com/a:1",
                "mi.corp.example.com/a@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void shouldTakeAllowedOnes(String image) {
        assertThat(problems("registry.example.com\n*.corp.example.com", image)).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoImageOnlyWhereRegistriesAreHeldToAList() {
        assertThat(problems("registry.example.com", "No Image"))
                .singleElement()
                .asString()
                .startsWith("web.yaml:1: image 'No Image'");
        assertThat(problems("", "No Image")).isEmpty();
    }
}
