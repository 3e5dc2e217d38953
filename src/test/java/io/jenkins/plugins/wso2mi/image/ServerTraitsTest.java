package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTraitsTest {
    private static ServerTraits traits(Map<String, String> labels, String... env) {
        return ServerTraits.of(new ImageConfig(
                JsonObject.of(Map.of("config", Map.of("Env", List.of(env), "Labels", labels, "User", "802")))));
    }

    @ParameterizedTest
    @CsvSource({
        "jdk-17.0.15+6, 17",
        "17.0.2, 17",
        "jdk8u292-b10, 8",
        "8u292, 8",
        "1.8.0_292, 8",
        "jdk-21.0.2+13, 21",
        "unknown, ''"
    })
    void shouldReadJavaAsItsImagesWriteIt(String variable, String major) {
        assertThat(traits(Map.of(), "JAVA_VERSION=" + variable).javaVersion()).isEqualTo(major);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/wso2carbon/wso2mi-4.4.0, 4.4.0, 4.4",
        "/home/wso2carbon/wso2mi-4.6.0-alpha/, 4.6.0-alpha, 4.6",
        "/home/wso2carbon/wso2mi-1.1.0, 1.1.0, 1.1",
        "/opt/mi, '', ''"
    })
    void shouldReadTheVersionOffTheHome(String home, String version, String minor) {
        ServerTraits traits = traits(Map.of(), "WSO2_SERVER_HOME=" + home);

        assertThat(traits.miVersion()).isEqualTo(version);
        assertThat(traits.miMinor()).isEqualTo(minor);
        assertThat(traits.home()).isEqualTo(home.replaceFirst("/$", ""));
    }

    @Test
    void shouldReadTheVersionOffTheLabelWhenTheHomeDoesNotTell() {
        assertThat(traits(Map.of(Labels.MI_VERSION, "4.3.0"), "WSO2_SERVER_HOME=/opt/mi")
                        .miMinor())
                .isEqualTo("4.3");
    }
}
