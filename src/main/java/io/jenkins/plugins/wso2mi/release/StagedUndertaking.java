package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The looks of all that goes by stages: keeps the locks, bears a cluster that does not answer, listens to people. */
public final class StagedUndertaking implements Undertaking {
    private static final Duration HEARTBEAT = ApplicationLock.TERM.dividedBy(3);

    private final ReleaseSite site;
    private final Reporter report;
    private final String verb;
    private final Set<String> words;
    private final Outage outage;
    private final AtomicInteger interrupts = new AtomicInteger();
    private final AtomicReference<@Nullable String> asked = new AtomicReference<>();
    private boolean interruptHeard;
    private Stage stage;
    private Instant beat;
    private volatile @Nullable ReleaseResult end;
    private Map<String, Object> told;
    private volatile String state;
    private volatile Runnable listener = () -> {};

    /**
     * Begins with a stage.
     *
     * @param verb what {@link #state} is told of, such as {@code deploy}
     * @param words what may be asked of it
     */
    public StagedUndertaking(ReleaseSite site, String verb, Set<String> words, Stage first) {
        this.site = site;
        this.report = site.report();
        this.verb = verb;
        this.words = Set.copyOf(words);
        this.outage = new Outage(site.report());
        this.stage = first;
        this.beat = site.report().now();
        this.told = first.state();
        this.state = written(told);
    }

    @Override
    public Standing look() {
        ReleaseResult known = end;
        if (known != null) {
            return Standing.ended(known);
        }
        Step step = step();
        if (step instanceof Step.Next next) {
            stage = next.stage();
        }
        if (step instanceof Step.End ended) {
            end = ended.result();
            return Standing.ended(ended.result());
        }
        tell(stage.state());
        Instant next = step instanceof Step.Wait wait ? wait.nextLook() : report.now();
        Instant nextBeat = together(beat.plus(HEARTBEAT));
        return Standing.until(next.isBefore(nextBeat) ? next : nextBeat);
    }

    /** On the next half second: thousands that wait are woken by a few timers, not by one each. */
    private static Instant together(Instant moment) {
        long milli = moment.toEpochMilli();
        return Instant.ofEpochMilli(milli + Math.floorMod(-milli, 500));
    }

    /** Mostly a look changes nothing. */
    private void tell(Map<String, Object> fields) {
        if (fields != told && !fields.equals(told)) {
            told = fields;
            state = written(fields);
        }
    }

    /** Nothing for a stage that is begun again by whoever comes next. */
    private String written(Map<String, Object> fields) {
        return fields.isEmpty() ? "" : StateJson.write(verb, fields);
    }

    private Step step() {
        if (interrupts.get() > 1) {
            return new Step.End(stage.leave("interrupted twice"));
        }
        Instant now = report.now();
        try {
            keepLocks(now);
            Step step = heard(now);
            while (step instanceof Step.Next next) {
                stage = next.stage();
                step = stage.look(now);
            }
            outage.isOver();
            return step;
        } catch (ClusterException e) {
            return outage.bears(e, now) ? new Step.Wait(outage.nextLook(now)) : stage.fail(words(e), now);
        } catch (LostLockException e) {
            ReleaseResult left = stage.leave(words(e));
            return new Step.End(new ReleaseResult(Outcome.FAILED, left.release(), "left", words(e)));
        } catch (IOException | RefusedException e) {
            return stage.fail(words(e), now);
        }
    }

    private Step heard(Instant now) {
        String word = asked.getAndSet(null);
        if (word != null) {
            stage.hear(word);
        }
        if (interrupts.get() == 0 || interruptHeard) {
            return new Step.Next(stage);
        }
        interruptHeard = true;
        return stage.interrupt(now);
    }

    private void keepLocks(Instant now) throws IOException {
        if (!now.isBefore(beat.plus(HEARTBEAT))) {
            site.renew();
            beat = now;
        }
    }

    private static String words(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public void interrupt() {
        interrupts.incrementAndGet();
        listener.run();
    }

    @Override
    public void ask(String word) {
        if (!words.contains(word)) {
            throw new RefusedException(
                    word, "cannot be asked of this", words.isEmpty() ? "" : "ask for one of " + words);
        }
        asked.set(word);
        listener.run();
    }

    @Override
    public void onChange(Runnable changed) {
        listener = changed;
        site.onChange(changed);
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public void close() {
        site.close(end != null);
    }
}
