package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.wso2mi.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DriveTest {
    /** Asks to be looked at again in an hour, and is over when something has changed. */
    private static final class Waiting implements Undertaking {
        private Runnable listener = () -> {};
        private int looks;

        @Override
        public Standing look() {
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
        public void close() {}
    }

    @Test
    void shouldLookAtOnceWhenSomethingHasChangedDuringALook() {
        ReleaseResult end = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Drive.toTheEnd(new Waiting()));
        assertThat(end.sentence()).isEqualTo("over");
    }
}
