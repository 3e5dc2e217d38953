package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DriveTest {
    /** Asks to be looked at again in an hour, and is over when something has changed. */
    private static final class Waiting implements Undertaking {
        private Runnable listener = () -> {};
        private int looks;
        private boolean failing;
        private boolean closed;

        @Override
        public Standing look() throws IOException {
            if (failing) {
                throw new IOException("nobody answers");
            }
            looks++;
            if (looks == 1) {
                listener.run();
                return Standing.until(Instant.now().plus(Duration.ofHours(1)));
            }
            return Standing.ended(new ReleaseResult(Outcome.DONE, "r", "kept", "over"));
        }

        @Override
        public void interrupt() {}

        @Override
        public void ask(String word) {}

        @Override
        public void onChange(Runnable changed) {
            listener = changed;
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void shouldLookAtOnceWhenSomethingHasChangedDuringALook() {
        ReleaseResult end = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Drive.toTheEnd(new Waiting()));
        assertThat(end.sentence()).isEqualTo("over");
    }

    @Test
    void shouldCloseWhatItHasBegunWhenItEndsAndWhenALookFails() throws IOException {
        Waiting good = new Waiting();
        assertThat(Drive.toTheEnd(() -> good).sentence()).isEqualTo("over");
        assertThat(good.closed).isTrue();

        Waiting bad = new Waiting();
        bad.failing = true;
        assertThatThrownBy(() -> Drive.toTheEnd(() -> bad)).isInstanceOf(IOException.class);
        assertThat(bad.closed).isTrue();
    }
}
