package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy QUICK = new RetryPolicy(4, Duration.ofMillis(1), Duration.ofSeconds(2));

    private final AtomicInteger runs = new AtomicInteger();

    private Integer failing(int times, RegistryException failure) throws Exception {
        return QUICK.run(() -> {
            if (runs.incrementAndGet() <= times) {
                throw failure;
            }
            return runs.get();
        });
    }

    @Test
    void shouldTryAgainWhatFailsInPassing() throws Exception {
        assertThat(failing(3, new RegistryException("busy", 503, Duration.ZERO)))
                .isEqualTo(4);
    }

    @Test
    void shouldGiveUpAfterTheLastAttempt() {
        assertThatThrownBy(() -> failing(9, new RegistryException("broken", true, null)))
                .hasMessage("broken");
        assertThat(runs).hasValue(4);
    }

    @Test
    void shouldNotRepeatWhatFailsForGood() {
        assertThatThrownBy(() -> failing(9, new RegistryException("no", 403, Duration.ZERO)))
                .hasMessage("no");
        assertThat(runs).hasValue(1);
    }

    @Test
    void shouldNotWaitLongerThanAllowed() {
        assertThatThrownBy(() -> failing(9, new RegistryException("later", 429, Duration.ofHours(1))))
                .hasMessage("later");
        assertThat(runs).hasValue(1);
    }

    @Property
    void shouldPauseLongerEachTimeButNotForever(@ForAll @IntRange(min = 1, max = 80) int attempt) {
        RetryPolicy policy = RetryPolicy.USUAL;
        long full = attempt > 8 ? 60_000 : Math.min(60_000, 250L << (attempt - 1));

        assertThat(policy.pause(attempt, Duration.ZERO).toMillis()).isBetween(full / 2, full);
        assertThat(policy.pause(attempt, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    }
}
