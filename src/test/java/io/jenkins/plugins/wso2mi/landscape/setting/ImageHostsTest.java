package io.jenkins.plugins.wso2mi.landscape.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a build pushes for an environment. */
class ImageHostsTest {
    private static final String LANDSCAPE = """
            base: {from: "wso2/wso2mi:4.4.0", image: clinic/base}
            variables: [HOST, PASSWORD]
            defaults: {registry: registry.example.com, env: {PASSWORD: "${PASSWORD}"}}
            units:
              appointments: {image: clinic/appointments, deploy: {version: 4.4.0}}
              batch: {image: clinic/batch, deploy: {registry: batch.example.com/files}}
              legacy: {image: clinic/legacy, manifests: k8s}
            environments:
              dev: {}
              test: {defaults: {registry: null}}
              prod:
                defaults: {registry: "${HOST}:5000"}
                units: {legacy: {registry: old.example.com}}
            """;

    @TempDir
    private Path folder;

    private ImageHosts hosts(String landscape, String environment, Map<String, String> variables) throws IOException {
        Path file = Files.writeString(folder.resolve("mi.yaml"), landscape);
        return LandscapeSettings.hosts(file, Request.ofNames(Optional.of(environment), List.of(), variables));
    }

    @Test
    void shouldTakeTheUnitsRegistryBeforeTheDefaultsWhenTheEnvironmentNamesNone() throws IOException {
        assertThat(hosts(LANDSCAPE, "dev", Map.of()))
                .isEqualTo(new ImageHosts(
                        "registry.example.com",
                        Map.of(
                                "appointments", "registry.example.com",
                                "batch", "batch.example.com/files",
                                "legacy", "registry.example.com")));
    }

    @Test
    void shouldLayTheEnvironmentOverBothWhenItNamesRegistries() throws IOException {
        assertThat(hosts(LANDSCAPE, "prod", Map.of("HOST", "prod.example.com")))
                .isEqualTo(new ImageHosts(
                        "prod.example.com:5000",
                        Map.of(
                                "appointments", "prod.example.com:5000",
                                "batch", "prod.example.com:5000",
                                "legacy", "old.example.com")));
    }

    @Test
    void shouldPutNothingBeforeThemWhenTheEnvironmentTakesTheRegistryOut() throws IOException {
        ImageHosts hosts = hosts(LANDSCAPE, "test", Map.of());

        assertThat(hosts.standard()).isEmpty();
        assertThat(hosts.byUnit()).containsEntry("appointments", "").containsEntry("batch", "");
    }

    @Test
    void shouldAskForTheVariablesOfRegistriesAloneWhenOthersAreNotSetEither() {
        assertThatThrownBy(() -> hosts(LANDSCAPE, "prod", Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a variable in '${HOST}:5000' is not set")
                .message()
                .doesNotContain("PASSWORD");
    }

    @Test
    void shouldSuggestAnEnvironmentWhenThereIsNoneOfThatName() {
        assertThatThrownBy(() -> hosts(LANDSCAPE, "prd", Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--environment: there is no 'prd' in the landscape")
                .hasMessageContaining("did you mean 'prod'?");
    }

    @Test
    void shouldRefuseARegistryWithAScheme() {
        String wrong = LANDSCAPE.replace("registry.example.com,", "\"https://registry.example.com\",");

        assertThatThrownBy(() -> hosts(wrong, "dev", Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("mi.yaml:3:22: 'https://registry.example.com' is no registry");
    }
}
