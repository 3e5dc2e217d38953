package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.maven.MavenLine;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the arguments of steps in the engine, as far as nobody outside is asked. */
public final class Ordered {
    private Ordered() {}

    /** How Maven would be started. */
    public static MavenLine maven(CarOrder order, Path workspace) throws IOException {
        return order.prepare(workspace, null, Reporter.silent());
    }

    /** What would be burnt. */
    public static ImageRequest image(ImageOrder order, Path workspace) throws IOException, InterruptedException {
        return order.request(
                new BuildSite(workspace, workspace, Map.of(), (command, environment, folder, lines) -> 127));
    }

    /** What would be released, outside of an agent. */
    public static ReleaseRequest release(ReleaseOrder order) {
        return release(order, "");
    }

    static ReleaseRequest release(ReleaseOrder order, String allowed) {
        return verbs(order, allowed, null).release();
    }

    /** Begins what is refused before the cluster is asked. */
    static void begin(ReleaseOrder order, @Nullable String workspace) throws IOException {
        verbs(order, "", workspace).begin().close();
    }

    @SuppressWarnings("NullAway") // the cluster is not asked
    private static Verbs verbs(ReleaseOrder order, String allowed, @Nullable String workspace) {
        LookRequest look = new LookRequest(
                "1",
                order,
                ClusterLogin.ofPlace(null, null),
                new RegistryOrder(false, List.of(), ""),
                Map.of(),
                allowed,
                "test",
                workspace,
                "",
                List.of(),
                false);
        return new Verbs(look, null, Reporter.silent());
    }

    /** The objects that would be applied, images replaced. */
    public static List<KubernetesObject> objects(ReleaseRequest request) {
        return FirstLook.read(request.manifests(), request.images(), ImageLookup.NONE);
    }
}
