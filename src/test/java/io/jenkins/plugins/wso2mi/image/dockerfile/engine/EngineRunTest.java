package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.Mask;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineRunTest {
    private final ScriptedPrograms programs = new ScriptedPrograms();
    private final List<String> told = new ArrayList<>();
    private final Reporter reporter = new Reporter(
            event -> {
                if (event instanceof Event.Notice notice) {
                    told.add(notice.text());
                } else if (event instanceof Event.Command command) {
                    told.add("$ " + command.sentence());
                }
            },
            Clock.systemUTC());

    private void run(String... programs) throws Exception {
        List<EngineLine> lines = new ArrayList<>();
        for (String program : programs) {
            lines.add(new EngineLine(List.of(program, "x"), Map.of()));
        }
        new EngineRun(this.programs, "/", Mask.of(List.of("s3cret")), reporter).run("docker", lines);
    }

    @Test
    void shouldPassOnWhatTheEngineSaysWithoutSecrets() throws Exception {
        programs.answer("a", 0, "step 1\u001B[0m\n\npassword s3cret\n").answer("b", 0, "pushed");
        run("a", "b");
        assertThat(told).containsExactly("$ run a x", "step 1", "password ****", "$ run b x", "pushed");
    }

    @Test
    void shouldStopAtTheFirstFailureWithItsReason() {
        programs.answer("a", 1, "#1 load\n#2 ERROR: denied: s3cret is wrong\n---\n")
                .answer("b", 0, "");
        assertThatThrownBy(() -> run("a", "b"))
                .isInstanceOf(IOException.class)
                .hasMessage("docker failed with exit code 1: #2 ERROR: denied: **** is wrong; its output is above");
        assertThat(programs.asked).hasSize(1);
    }
}
