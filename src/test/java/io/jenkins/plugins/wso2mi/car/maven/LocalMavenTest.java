package io.jenkins.plugins.wso2mi.car.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMavenTest {
    @TempDir
    private Path folder;

    @Test
    void shouldHandOverBothStreamsAndTheExitCode() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();

        int code = new LocalMaven()
                .run(
                        List.of("sh", "-c", "pwd; echo $1; echo oops >&2; cat; exit 3", "sh", "a; exit 0"),
                        folder.toString(),
                        lines::add);

        assertThat(code).isEqualTo(3);
        assertThat(lines).containsExactly(folder.toRealPath().toString(), "a; exit 0", "oops");
    }

    @Test
    void shouldSayWhatCannotBeStarted() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new LocalMaven().run(List.of("./no-such-maven"), folder.toString(), line -> {}))
                .withMessageContaining("no-such-maven");
    }

    @Test
    void shouldLetTheProgramEndWhenNobodyCanTakeItsLines() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new LocalMaven().run(List.of("seq", "1", "100000"), folder.toString(), line -> {
                    throw new IllegalStateException("full at " + line);
                }))
                .withMessage("full at 1");
    }

    @Test
    void shouldEndTheProcessAndItsChildrenWhenInterrupted() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        CopyOnWriteArrayList<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread build = new Thread(() -> {
            try {
                new LocalMaven().run(List.of("sh", "-c", "sleep 300 & echo $!; wait"), folder.toString(), lines::add);
            } catch (InterruptedException | IOException e) {
                thrown.add(e);
            }
        });
        build.start();
        long child = Long.parseLong(
                Optional.ofNullable(lines.poll(20, TimeUnit.SECONDS)).orElseThrow());

        build.interrupt();

        build.join(20_000);
        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }
}
