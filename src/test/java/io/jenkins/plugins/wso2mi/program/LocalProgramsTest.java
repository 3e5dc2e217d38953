package io.jenkins.plugins.wso2mi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProgramsTest {
    @TempDir
    Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private int run(Map<String, String> environment, String... command) throws Exception {
        return new LocalPrograms().run(List.of(command), environment, folder.toString(), lines::add);
    }

    @Test
    void shouldPassOnLinesArgumentsAndEnvironment() throws Exception {
        int code = run(
                Map.of("GREETING", "hello"),
                "sh",
                "-c",
                "echo \"$GREETING $1\"; pwd; echo e >&2; exit 3",
                "sh",
                "a  $b");
        assertThat(code).isEqualTo(3);
        assertThat(lines).containsExactly("hello a  $b", folder.toRealPath().toString(), "e");
    }

    @Test
    void shouldHaveNothingOnStandardInput() throws Exception {
        assertThat(run(Map.of(), "cat")).isZero();
    }

    @Test
    void shouldHandOverBothStreamsAndTheExitCode() throws Exception {
        int code = run(Map.of(), "sh", "-c", "pwd; echo $1; echo oops >&2; cat; exit 3", "sh", "a; exit 0");
        assertThat(code).isEqualTo(3);
        assertThat(lines).containsExactly(folder.toRealPath().toString(), "a; exit 0", "oops");
    }

    @Test
    void shouldSayWhatCannotBeStarted() {
        assertThatThrownBy(() -> run(Map.of(), "./no-such-maven"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-maven");
    }

    @Test
    void shouldLetTheProgramEndWhenNobodyCanTakeItsLines() {
        assertThatThrownBy(() -> new LocalPrograms()
                        .run(List.of("seq", "1", "100000"), Map.of(), folder.toString(), line -> {
                            throw new IllegalStateException("full at " + line);
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full at 1");
    }

    @Test
    void shouldEndTheProgramAndItsChildrenWhenInterrupted() throws Exception {
        Path pids = folder.resolve("pids");
        Thread thread = new Thread(() -> {
            try {
                run(
                        Map.of(),
                        "sh",
                        "-c",
                        "sleep 600 & echo $$ $! > " + pids + ".part; mv " + pids + ".part " + pids + "; wait");
            } catch (InterruptedException e) {
                lines.add("interrupted");
            } catch (Exception e) {
                lines.add(e.toString());
            }
        });
        thread.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pids));
        thread.interrupt();
        thread.join(20_000);

        assertThat(lines).containsExactly("interrupted");
        for (String pid : Files.readString(pids).strip().split(" ")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty());
        }
    }
}
