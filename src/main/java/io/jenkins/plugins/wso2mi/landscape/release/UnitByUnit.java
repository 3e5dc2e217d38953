package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Standing;
import io.jenkins.plugins.wso2mi.release.StateJson;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One undertaking after the other: of each unit, then the removal of what is no longer wanted. */
final class UnitByUnit implements Undertaking {
    /** What the removal is called in the state: no unit has such a name. */
    private static final String PRUNE = "/prune";

    private final Way way;
    private final Parts parts;
    private final Reporter report;
    private final List<String> units;
    private final Map<String, ReleaseResult> results = new LinkedHashMap<>();
    private final AtomicInteger index = new AtomicInteger();
    private volatile @Nullable Undertaking current;
    private volatile @Nullable ReleaseResult end;
    private volatile boolean interrupted;
    private volatile String state = "";
    private volatile Runnable listener = () -> {};

    /** Which way units go. */
    enum Way {
        /** To a new release. */
        FORTH("landscape", "released", "kept"),
        /** To an earlier one. */
        BACK("landscape-rollback", "back", "rolled-back");

        private final String verb;
        private final String done;
        private final String aftermath;

        Way(String verb, String done, String aftermath) {
            this.verb = verb;
            this.done = done;
            this.aftermath = aftermath;
        }

        /** Whether a state was told by units that go this way. */
        boolean isOf(String state) {
            return StateJson.isOf(verb, state);
        }
    }

    /** Begins what is done one after the other. */
    interface Parts {
        /** What is done with a unit. */
        Undertaking begin(String unit) throws IOException;

        /** Goes on with it. */
        Undertaking resume(String unit, String state) throws IOException;

        /** The removal. */
        Undertaking prune() throws IOException;
    }

    UnitByUnit(Way way, List<String> units, Parts parts, Reporter report) {
        this.way = way;
        this.parts = parts;
        this.report = report;
        this.units = List.copyOf(units);
    }

    /**
     * Goes on with what another JVM began, from what {@link #state} told there.
     *
     * @param units as the file has them now; none if they are to be as the state has them
     * @throws RefusedException if the state is none, or its unit is none of them
     */
    static UnitByUnit resumed(Way way, String state, List<String> units, Parts parts, Reporter report) {
        return StateJson.read(way.verb, state, fields -> {
            List<String> known = KubernetesObject.text(fields, "units").lines().toList();
            UnitByUnit resumed = new UnitByUnit(way, units.isEmpty() ? known : units, parts, report);
            resumed.resume(KubernetesObject.text(fields, "part"), KubernetesObject.text(fields, "inner"));
            return resumed;
        });
    }

    private String state(String part, String inner) {
        return StateJson.write(way.verb, Map.of("units", String.join("\n", units), "part", part, "inner", inner));
    }

    /** Begins a unit, or after the last one the removal. */
    void begin(int at) throws IOException {
        index.set(at);
        if (at < units.size()) {
            report.phase("unit " + units.get(at));
        }
        take(at < units.size() ? parts.begin(units.get(at)) : parts.prune());
    }

    /** Goes on with what another JVM began; units before it have passed. */
    void resume(String part, String inner) {
        int at = part.equals(PRUNE) ? units.size() : units.indexOf(part);
        if (at < 0) {
            throw new RefusedException(
                    "unit " + part, "was under way, and the landscape no longer has it", "see mictl status");
        }
        index.set(at);
        state = state(part, inner);
        try {
            if (!inner.isEmpty()) {
                take(parts.resume(part, inner));
            }
        } catch (IOException e) {
            throw new RefusedException("unit " + part, String.valueOf(e.getMessage()), "see mictl status");
        }
    }

    private void take(Undertaking next) {
        current = next;
        next.onChange(listener);
        if (interrupted) {
            next.interrupt();
        }
        tell(next);
    }

    private void tell(Undertaking next) {
        String part = index.get() < units.size() ? units.get(index.get()) : PRUNE;
        String inner = next.state();
        // a first unit that begins again is the whole that begins again
        state = index.get() == 0 && inner.isEmpty() ? "" : state(part, inner);
    }

    @Override
    public Standing look() throws IOException {
        while (end == null) {
            Undertaking part = part();
            if (part == null) {
                break;
            }
            Standing standing = part.look();
            if (standing.end().isEmpty()) {
                tell(part);
                return standing;
            }
            current = null;
            part.close();
            after(standing.end().get());
        }
        return Standing.ended(Objects.requireNonNull(end));
    }

    /** What is under way, begun if need be; null if there is nothing more to begin. */
    private @Nullable Undertaking part() throws IOException {
        if (current == null && interrupted) {
            end = over(Outcome.INTERRUPTED, "left", "interrupted", index.get());
        } else if (current == null) {
            try {
                begin(index.get());
            } catch (RefusedException e) {
                e.problems().forEach(report::problem);
                end = over(Outcome.FAILED, "left", name() + " was refused", index.get() + 1);
            }
        }
        return current;
    }

    private String name() {
        return index.get() < units.size() ? units.get(index.get()) : "what is no longer wanted";
    }

    private void after(ReleaseResult result) {
        if (index.get() == units.size()) {
            end = result.outcome() == Outcome.DONE
                    ? over(Outcome.DONE, aftermath(), removed(result), index.get())
                    : over(
                            result.outcome(),
                            "left",
                            "what is no longer wanted is not all gone: " + result.sentence(),
                            index.get());
            return;
        }
        String unit = units.get(index.get());
        results.put(unit, result);
        Map<String, Object> facts = new LinkedHashMap<>(result.facts());
        facts.put("releaseOutcome", result.outcome().word());
        report.item("unit", unit + ": " + result.sentence(), facts);
        if (result.outcome() == Outcome.DONE) {
            index.incrementAndGet();
        } else {
            String what = units.size() > 1 ? unit + ": " + result.sentence() : result.sentence();
            end = over(result.outcome(), result.aftermath(), what, index.get() + 1);
        }
    }

    private String aftermath() {
        String aftermath = way.aftermath;
        for (ReleaseResult result : results.values()) {
            aftermath = result.aftermath();
        }
        return aftermath;
    }

    private static String removed(ReleaseResult result) {
        return result.sentence().startsWith("0 ") ? "" : result.sentence();
    }

    /** The end of the whole: how many units are done, what happened, and which units were not begun. */
    private ReleaseResult over(Outcome outcome, String aftermath, String what, int notBegun) {
        List<String> words = new ArrayList<>();
        if (units.size() > 1) {
            words.add((index.get() >= units.size() ? "all " + units.size() : index.get() + " of " + units.size())
                    + " units are " + way.done);
        } else if (index.get() > 0) {
            results.values().forEach(one -> words.add(one.sentence()));
        }
        if (!what.isEmpty()) {
            words.add(what);
        }
        if (notBegun < units.size()) {
            words.add("not begun: " + String.join(", ", units.subList(notBegun, units.size())));
        }
        Map<String, String> images = new LinkedHashMap<>();
        results.values().forEach(one -> images.putAll(one.images()));
        String releases = String.join(
                ", ",
                results.values().stream()
                        .map(ReleaseResult::release)
                        .filter(release -> !release.isEmpty())
                        .toList());
        return new ReleaseResult(outcome, releases, aftermath, String.join("; ", words), images);
    }

    @Override
    public void interrupt() {
        interrupted = true;
        Undertaking part = current;
        if (part != null) {
            part.interrupt();
        }
        listener.run();
    }

    @Override
    public void ask(String word) {
        throw new RefusedException(word, "cannot be asked of a landscape", "");
    }

    @Override
    public void onChange(Runnable changed) {
        listener = changed;
        Undertaking part = current;
        if (part != null) {
            part.onChange(changed);
        }
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public void close() {
        Undertaking part = current;
        if (part != null) {
            part.close();
        }
    }
}
