package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderCommandTest {
    private static final String CLINIC = "examples/clinic/landscape.yaml";

    @Test
    void shouldPrintYamlAloneToStdout() {
        MictlRun run = MictlRun.of(
                "render",
                "-f",
                CLINIC,
                "-e",
                "dev",
                "--unit",
                "legacy",
                "--image",
                "legacy=clinic/legacy:7",
                "--image",
                "batch=b:1",
                "--image",
                "appointments=a:1");

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("# Rendered by mictl from landscape.yaml, environment dev.")
                .contains("image: clinic/legacy:7 # as given")
                .doesNotContain("appointments");
        assertThat(run.err()).contains("objects of 1 units");
    }

    @Test
    void shouldTellWhichEnvironmentsAndUnitsThereAre() {
        MictlRun run = MictlRun.of("render", "-f", CLINIC, "-e", "prd", "--unit", "batsh", "--image", "x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--image: 'x' names no unit", "write UNIT=REF");

        MictlRun named = MictlRun.of("render", "-f", CLINIC, "-e", "prd", "--unit", "batsh");

        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err())
                .contains("--environment: there is no 'prd' in the landscape", "did you mean 'prod'?")
                .contains("--unit: there is no 'batsh' in the landscape", "did you mean 'batch'?");
        assertThat(named.out()).isEmpty();
    }
}
