package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Undeploy;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Releases the units of a landscape in its order, each behind a gate of its own; then removes what the landscape no
 * longer wants. A unit that is refused keeps those behind it from being touched, and everything from being removed;
 * those before it stay, since each of them has passed.
 */
public final class LandscapeDeploy {
    private final Cluster cluster;
    private final ImageLookup images;
    private final Reporter report;

    /** Deploys to a cluster. */
    public LandscapeDeploy(Cluster cluster, ImageLookup images, Reporter report) {
        this.cluster = cluster;
        this.images = images;
        this.report = report;
    }

    /**
     * Releases, by the calling thread.
     *
     * @return how it ended; a gate's no is no exception
     * @throws RefusedException if anything is wrong with any unit; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public ReleaseResult run(LandscapeOrder order) throws IOException {
        return Drive.toTheEnd(() -> begin(order));
    }

    /**
     * Begins: looks at all units, and applies the first.
     *
     * @return what goes on; a dry run has ended
     * @throws RefusedException if anything is wrong with any unit; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public Undertaking begin(LandscapeOrder order) throws IOException {
        order.wanted().leftOut().forEach(one -> report.notice(one.line()));
        if (order.any().dryRun()) {
            return dryRun(order);
        }
        if (order.requests().size() > 1) {
            report.phase("first look at " + order.requests().size() + " units");
            new FirstLook(cluster, images).plan(order.together());
        }
        UnitByUnit units = new UnitByUnit(UnitByUnit.Way.FORTH, order.units(), parts(order), report);
        units.begin(0);
        return units;
    }

    private Undertaking dryRun(LandscapeOrder order) throws IOException {
        Undertaking told = new Deploy(cluster, images, report).begin(order.together());
        if (order.prune()) {
            Pruning pruning = Pruning.look(order.wanted(), cluster);
            tell(pruning);
            pruning.going().forEach(ref -> report.dryRun("delete " + ref.words()));
        }
        return told;
    }

    /**
     * Goes on with a release that another JVM began, from what {@link Undertaking#state} told there.
     *
     * @param order as it was begun with, read anew; null if the file cannot be read here: then the unit that is under
     *     way is the last
     * @throws RefusedException if the state is none, or the landscape no longer has the unit that was under way
     */
    public Undertaking resume(String state, @Nullable LandscapeOrder order) {
        return UnitByUnit.resumed(
                UnitByUnit.Way.FORTH, state, order == null ? List.of() : order.units(), parts(order), report);
    }

    /** Whether a state was told by the release of a landscape. */
    public static boolean isOf(String state) {
        return UnitByUnit.Way.FORTH.isOf(state);
    }

    private UnitByUnit.Parts parts(@Nullable LandscapeOrder order) {
        return new UnitByUnit.Parts() {
            @Override
            public Undertaking begin(String unit) throws IOException {
                LandscapeOrder known = LandscapeOrder.known(order);
                return new Deploy(cluster, images, report)
                        .begin(LandscapeOrder.remembering(known.request(unit), known.wanted(), cluster));
            }

            @Override
            public Undertaking resume(String unit, String state) throws IOException {
                return new Deploy(cluster, images, report).resume(state);
            }

            @Override
            public Undertaking prune() throws IOException {
                return LandscapeDeploy.this.prune(LandscapeOrder.known(order));
            }
        };
    }

    /** Looked for again now: the Deployments remember what was dropped. */
    private Undertaking prune(LandscapeOrder order) throws IOException {
        Pruning pruning = order.prune() ? Pruning.look(order.wanted(), cluster) : Pruning.NONE;
        tell(pruning);
        if (!pruning.going().isEmpty()) {
            report.phase("remove what the landscape no longer wants");
        }
        Duration timeout = order.any().timeout();
        return new Forgetting(new Undeploy(cluster, report).removing(pruning.going(), timeout), pruning, cluster);
    }

    private void tell(Pruning pruning) {
        pruning.left().forEach((ref, why) -> report.notice(ref.words() + " is left: " + why));
    }
}
