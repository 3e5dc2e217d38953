package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @Test
    void shouldGoThroughEveryVerbToItsGoodEnd(@TempDir Path folder) throws IOException {
        try (PlayedApi api = new PlayedApi()) {
            for (List<String> verb : Rehearsal.verbs(api.port(), folder, Path.of("examples"))) {
                MictlRun run = MictlRun.of(verb.toArray());
                assertThat(run.exitCode()).as("%s: %s", verb, run.err()).isZero();
                assertThat(run.err()).as("what a release would say at its end").doesNotContain("could not be");
            }
        }
    }
}
