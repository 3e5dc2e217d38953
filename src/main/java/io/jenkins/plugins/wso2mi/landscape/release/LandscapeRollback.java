package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.canary.ApplicationRollback;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseHistory;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Rollback;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes units of a landscape back, in reverse order, each by the gate of the release that it goes back to; of a unit
 * whose canary is under way, that is taken back.
 */
public final class LandscapeRollback {
    private final Cluster cluster;
    private final Reporter report;
    private final Map<String, String> environment;
    private final String by;

    /**
     * Rolls back in somebody's name.
     *
     * @param environment where gates of a canary find the logins of metric servers, should it have to be taken over
     */
    public LandscapeRollback(Cluster cluster, Reporter report, Map<String, String> environment, String by) {
        this.cluster = cluster;
        this.report = report;
        this.environment = Map.copyOf(environment);
        this.by = by;
    }

    /**
     * Takes units back. One that fails keeps those behind it from being touched.
     *
     * @param to the id of a release: only the unit that it is of goes back; empty for the last that passed, of each
     * @param timeout how long each gate may wait
     * @throws RefusedException if a unit that is asked for has nothing to go back to; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public ReleaseResult run(WantedLandscape wanted, String to, Duration timeout, boolean dryRun) throws IOException {
        List<String> units = units(wanted, to);
        List<String> done = new ArrayList<>();
        Map<String, String> images = new LinkedHashMap<>();
        for (String unit : units) {
            report.phase("unit " + unit);
            ObjectRef deployment = Objects.requireNonNull(wanted.deployments().get(unit));
            ReleaseResult result = to.isEmpty()
                    ? new ApplicationRollback(cluster, report, environment, by).run(deployment, timeout, dryRun)
                    : new Rollback(cluster, report, by).run(deployment, to, timeout, dryRun);
            images.putAll(result.images());
            if (result.outcome() != Outcome.DONE) {
                String sentence = done.size() + " of " + units.size() + " units are back; " + unit + ": "
                        + result.sentence() + notBegun(units.subList(done.size() + 1, units.size()));
                return new ReleaseResult(result.outcome(), result.release(), result.aftermath(), sentence, images);
            }
            done.add(unit + ": " + result.sentence());
        }
        return new ReleaseResult(Outcome.DONE, "", dryRun ? "none" : "rolled-back", String.join("; ", done), images);
    }

    private static String notBegun(List<String> units) {
        return units.isEmpty() ? "" : "; not begun: " + String.join(", ", units);
    }

    /** The units to take back, the last of the file first. */
    private List<String> units(WantedLandscape wanted, String to) throws ClusterException {
        LandscapeView view = LandscapeView.look(wanted, cluster);
        Map<String, List<ReleaseHistory.Entry>> histories = view.histories();
        List<String> units = new ArrayList<>(wanted.deployments().keySet());
        Collections.reverse(units);
        if (!to.isEmpty()) {
            units.removeIf(unit -> histories.getOrDefault(unit, List.of()).stream()
                    .noneMatch(
                            one -> one.record().filter(r -> r.id().equals(to)).isPresent()));
            if (units.isEmpty()) {
                throw new RefusedException(
                        "--to", "the cluster remembers no release " + to + " of a unit", "see mictl history -f");
            }
            return units;
        }
        Problems problems = new Problems();
        for (String unit : units) {
            if (!view.hasCanary(unit)
                    && histories.getOrDefault(unit, List.of()).stream().noneMatch(LandscapeRollback::isWayBack)) {
                problems.error(
                        "unit " + unit, "there is no earlier release to go back to", "name the others by --unit");
            }
        }
        problems.refuseOnErrors();
        return units;
    }

    /** As the way back chooses: what passed its gate, or what somebody else made. */
    private static boolean isWayBack(ReleaseHistory.Entry entry) {
        return !entry.current()
                && (entry.record().isEmpty()
                        || entry.record()
                                .map(ReleaseRecord::outcome)
                                .filter(ReleaseRecord.DONE::equals)
                                .isPresent());
    }
}
