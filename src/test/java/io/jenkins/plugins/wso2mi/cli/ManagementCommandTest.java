package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any cluster is asked. */
class ManagementCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clinic api | 'api' is nothing that a management API tells of",
                "clinic server x | server cannot be asked for by name",
                "clinic apis | nobody is named who logs in at the management API",
                "clinic apis --management-secret Not_a_name | is no Kubernetes name",
                "clinic apis A --deactivate | these can: proxy-services",
                "clinic proxy-services --deactivate | what to change is not named",
                "clinic logging wire --level LOUD | 'LOUD' is no level",
                "clinic apis A --trace maybe | 'maybe' is neither on nor off",
            })
    void shouldRefuse(String arguments, String words) {
        MictlRun run = MictlRun.of((Object[]) ("management " + arguments).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words);
    }

    @Test
    void shouldTakeOneChangeAtATime() {
        MictlRun run = MictlRun.of("management", "clinic", "tasks", "Poll", "--activate", "--trigger");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("mutually exclusive");
    }

    @Test
    void shouldLogInByBothVariablesOrNeither() {
        ManagementLoginOptions options = new ManagementLoginOptions();

        options.check(Map.of("MICTL_MANAGEMENT_USERNAME", "u", "MICTL_MANAGEMENT_PASSWORD", "p"));
        assertThatThrownBy(() -> options.check(Map.of("MICTL_MANAGEMENT_USERNAME", "u")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("MICTL_MANAGEMENT_PASSWORD");
    }
}
