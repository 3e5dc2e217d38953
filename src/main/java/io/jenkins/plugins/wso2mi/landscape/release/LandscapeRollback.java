package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.canary.ApplicationRollback;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.Ended;
import io.jenkins.plugins.wso2mi.release.ReleaseHistory;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Rollback;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        return Drive.toTheEnd(() -> begin(wanted, to, timeout, dryRun));
    }

    /**
     * Begins to take units back: looks what each has to go back to, and begins with the last.
     *
     * @param to the id of a release: only the unit that it is of goes back; empty for the last that passed, of each
     * @param timeout how long each gate may wait
     * @return what goes on
     * @throws RefusedException if a unit that is asked for has nothing to go back to; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public Undertaking begin(WantedLandscape wanted, String to, Duration timeout, boolean dryRun) throws IOException {
        Parts parts = new Parts(wanted, to, timeout, dryRun);
        UnitByUnit units = new UnitByUnit(UnitByUnit.Way.BACK, units(wanted, to), parts, report);
        units.begin(0);
        return units;
    }

    /**
     * Goes on with what another JVM began, from what {@link Undertaking#state} told there.
     *
     * @param wanted as it was begun with, read anew; null if the file cannot be read here: then the unit that is under
     *     way is the last
     * @param to as it was begun with
     * @param timeout how long each gate may wait
     * @throws RefusedException if the state is none
     */
    public Undertaking resume(String state, @Nullable WantedLandscape wanted, String to, Duration timeout) {
        Parts parts = new Parts(wanted, to, timeout, false);
        return UnitByUnit.resumed(UnitByUnit.Way.BACK, state, List.of(), parts, report);
    }

    /** Whether a state was told by units of a landscape that go back. */
    public static boolean isOf(String state) {
        return UnitByUnit.Way.BACK.isOf(state);
    }

    /** Each unit's way back; nothing is removed. */
    private final class Parts implements UnitByUnit.Parts {
        private final @Nullable WantedLandscape wanted;
        private final String to;
        private final Duration timeout;
        private final boolean dryRun;

        Parts(@Nullable WantedLandscape wanted, String to, Duration timeout, boolean dryRun) {
            this.wanted = wanted;
            this.to = to;
            this.timeout = timeout;
            this.dryRun = dryRun;
        }

        @Override
        public Undertaking begin(String unit) throws IOException {
            ObjectRef deployment = deployment(unit);
            return to.isEmpty()
                    ? applications().begin(deployment, timeout, dryRun)
                    : new Rollback(cluster, report, by).begin(deployment, to, timeout, dryRun);
        }

        private ObjectRef deployment(String unit) {
            WantedLandscape known = LandscapeOrder.known(wanted);
            ObjectRef deployment = known.deployments().get(unit);
            if (deployment == null) {
                throw new RefusedException(
                        "unit " + unit, "was to go back, and the landscape no longer has it", "see mictl status");
            }
            return deployment;
        }

        @Override
        public Undertaking resume(String unit, String state) {
            return applications().resume(state);
        }

        @Override
        public Undertaking prune() {
            return new Ended(new ReleaseResult(Outcome.DONE, "", "none", ""));
        }

        private ApplicationRollback applications() {
            return new ApplicationRollback(cluster, report, environment, by);
        }
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
