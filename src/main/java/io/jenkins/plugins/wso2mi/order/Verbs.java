package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.canary.ApplicationRollback;
import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanarySettings;
import io.jenkins.plugins.wso2mi.canary.CanaryTraffic;
import io.jenkins.plugins.wso2mi.canary.WhenInconclusive;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeDeploy;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeOrder;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeRollback;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeUndeploy;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.GateTerms;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.Rollback;
import io.jenkins.plugins.wso2mi.release.Undeploy;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From the words of an order to the engine. */
final class Verbs {
    private static final String TIMEOUT = "timeout";

    private final LookRequest request;
    private final ReleaseOrder order;
    private final Cluster cluster;
    private final Reporter report;

    Verbs(LookRequest request, Cluster cluster, Reporter report) {
        this.request = request;
        this.order = request.order();
        this.cluster = cluster;
        this.report = report;
    }

    /** Begins what is ordered. */
    Undertaking begin() throws IOException {
        return switch (order.verb()) {
            case "deploy" -> deploy();
            case "canary" -> canary().begin(single(), settings(order, request.workspace()));
            case "rollback" -> rollback();
            case "undeploy" -> undeploy();
            default -> throw unknown();
        };
    }

    /** Goes on with it. */
    Undertaking resume() {
        return switch (order.verb()) {
            case "deploy" ->
                LandscapeDeploy.isOf(request.state())
                        ? new LandscapeDeploy(cluster, images(), report)
                                .resume(request.state(), ifThere(this::landscape))
                        : new Deploy(cluster, images(), report).resume(request.state());
            case "canary" -> canary().resume(request.state());
            case "rollback" ->
                LandscapeRollback.isOf(request.state())
                        ? units().resume(request.state(), ifThere(this::namedLandscape), to(), timeout("10m"))
                        : applications().resume(request.state());
            case "undeploy" -> new Undeploy(cluster, report).resume(request.state());
            default -> throw unknown();
        };
    }

    private Undertaking deploy() throws IOException {
        return OrderedLandscape.isIn(order)
                ? new LandscapeDeploy(cluster, images(), report).begin(landscape())
                : new Deploy(cluster, images(), report).begin(release());
    }

    /** What a canary is made of: one unit, if it is of a landscape. */
    private ReleaseRequest single() throws IOException {
        if (!OrderedLandscape.isIn(order)) {
            return release();
        }
        LandscapeOrder landscape = landscape();
        if (landscape.requests().size() > 1) {
            throw new RefusedException(
                    "units",
                    "a canary is of one unit",
                    "name one of " + landscape.requests().keySet());
        }
        ReleaseRequest only = landscape.requests().values().iterator().next();
        return LandscapeOrder.remembering(only, landscape.wanted(), cluster);
    }

    private LandscapeOrder landscape() {
        return ordered().read(cluster, this::release);
    }

    private OrderedLandscape ordered() {
        return new OrderedLandscape(order, Path.of(workspace("file")));
    }

    /** A landscape whose units are in namespaces that may be touched. */
    private WantedLandscape namedLandscape() {
        WantedLandscape named = ordered().named(cluster);
        named.deployments().forEach((unit, deployment) -> allow("unit " + unit, deployment.namespace()));
        return named;
    }

    /** Null where the workspace is gone, or what it holds can no longer be read. */
    private <T> @Nullable T ifThere(Supplier<T> reader) {
        try {
            return request.workspace() == null ? null : reader.get();
        } catch (RefusedException e) {
            e.problems().forEach(report::problem);
            return null;
        }
    }

    private CanaryRelease canary() {
        return new CanaryRelease(cluster, images(), report, request.environment());
    }

    private Undertaking rollback() throws IOException {
        if (OrderedLandscape.isIn(order)) {
            return units().begin(namedLandscape(), to(), timeout("10m"), order.is("dryRun"));
        }
        return to().isEmpty()
                ? applications().begin(application(), timeout("10m"), order.is("dryRun"))
                : new Rollback(cluster, report, request.by())
                        .begin(application(), to(), timeout("10m"), order.is("dryRun"));
    }

    private String to() {
        return order.field("to");
    }

    private LandscapeRollback units() {
        return new LandscapeRollback(cluster, report, request.environment(), request.by());
    }

    private ApplicationRollback applications() {
        return new ApplicationRollback(cluster, report, request.environment(), request.by());
    }

    /**
     * How a canary is ordered.
     *
     * @param workspace null outside of a node: there the controller's network is nobody's to reach by a gate
     */
    static CanarySettings settings(ReleaseOrder order, @Nullable String workspace) {
        String gates = order.field("gates");
        AnalysisPlan analysis = gates.isEmpty() ? AnalysisPlan.NONE : AnalysisPlan.parse("gates", gates);
        if (workspace == null && !analysis.askingAddresses().isEmpty()) {
            throw new RefusedException(
                    "gates",
                    "outside of a node the controller would ask the addresses of "
                            + String.join(", ", analysis.askingAddresses()),
                    "stand inside of node { }, or take gates that ask the pods alone (kind: mi without url)");
        }
        return new CanarySettings(
                CanaryPlan.parse(order.field("plan")),
                CanaryTraffic.parse(order.field("traffic"), order.field("testers"), order.field("service")),
                analysis,
                order.field("preview"),
                WhenInconclusive.parse(order.field("inconclusive")));
    }

    private RefusedException unknown() {
        return new RefusedException("order", "there is no verb '" + order.verb() + "'", "");
    }

    private ImageLookup images() {
        RegistryAccess access = request.registries().access(request.environment(), report::notice);
        return new RegistryLookup(access, ContentCache.standard(System.getenv()));
    }

    /** What the engine is asked to release. */
    ReleaseRequest release() {
        List<String> images = new ArrayList<>(Lines.of(order.field("images")));
        if (!order.field("image").isEmpty()) {
            images.add(order.field("image"));
        }
        return release(manifests(), images);
    }

    private ReleaseRequest release(List<ManifestSource> manifests, List<String> images) {
        Problems problems = new Problems();
        Set<Part> asIs = Part.parse(Lines.of(order.field("asIs")), "asIs", problems);
        problems.refuseOnErrors();
        return new ReleaseRequest(
                manifests,
                images,
                timeout("10m"),
                onFailure(),
                request.by(),
                order.is("dryRun"),
                allowed(),
                asIs,
                terms());
    }

    private GateTerms terms() {
        return GateTerms.parse(
                order.field("managementSecret"),
                Lines.of(order.field("patience")),
                order.field("quorum"),
                new GateTerms.Fields("managementSecret", "patience", "quorum"));
    }

    private AllowedNames allowed() {
        return AllowedNames.parse(request.allowed());
    }

    private List<ManifestSource> manifests() {
        return new OrderedManifests(order, () -> cluster.namespace()).read(() -> Path.of(workspace("manifests")));
    }

    private String workspace(String field) {
        if (request.workspace() == null) {
            throw new RefusedException(
                    field,
                    "there are no files outside of a node",
                    "stand inside of node { }, or "
                            + (order.verb().equals("rollback") ? "name the application" : "give yaml"));
        }
        return request.workspace();
    }

    private ReleaseRequest.OnFailure onFailure() {
        return switch (order.field("onFailure")) {
            case "", "rollback" -> ReleaseRequest.OnFailure.ROLLBACK;
            case "leave" -> ReleaseRequest.OnFailure.LEAVE;
            default ->
                throw new RefusedException(
                        "onFailure", "'" + order.field("onFailure") + "' is neither", "write rollback or leave");
        };
    }

    private Duration timeout(String otherwise) {
        String text = order.field(TIMEOUT);
        return Durations.parse(text.isEmpty() ? otherwise : text, TIMEOUT);
    }

    private ObjectRef application() {
        String name = KubernetesName.check("application", order.field("application"));
        allow("namespace", cluster.namespace());
        return ObjectRef.deployment(cluster.namespace(), name);
    }

    private void allow(String where, @Nullable String namespace) {
        allowed().check(where, "namespace", String.valueOf(namespace), "the global configuration");
    }

    private Undertaking undeploy() throws IOException {
        if (OrderedLandscape.isIn(order)) {
            LandscapeUndeploy.Extent extent =
                    new LandscapeUndeploy.Extent(order.is("withNamespace"), order.is("withVolumes"));
            return new LandscapeUndeploy(cluster, report, allowed())
                    .begin(ordered().named(cluster), extent, timeout("5m"), order.is("dryRun"));
        }
        Undeploy undeploy = new Undeploy(cluster, report, allowed());
        boolean byName = !order.field("application").isEmpty();
        List<KubernetesObject> recorded = byName ? undeploy.released(application()) : List.of();
        List<KubernetesObject> read = byName ? List.of() : FirstLook.read(manifests(), List.of(), ImageLookup.NONE);
        return undeploy.begin(read, recorded, timeout("5m"), order.is("dryRun"));
    }
}
