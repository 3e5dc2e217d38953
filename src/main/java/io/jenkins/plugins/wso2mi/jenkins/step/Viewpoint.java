package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.ClusterLogin;
import io.jenkins.plugins.wso2mi.order.Look;
import io.jenkins.plugins.wso2mi.order.LookRequest;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import io.jenkins.plugins.wso2mi.report.telemetry.TelemetryVariables;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From where a release is looked at: the agent with the workspace, or the controller.
 *
 * @param workspace null for the controller
 * @param env the variables of the build at the workspace
 */
record Viewpoint(Run<?, ?> run, @Nullable FilePath workspace, EnvVars env) {
    /** Variables that name files with logins. */
    private static final List<String> LOGIN_FILES = List.of("KUBECONFIG", "DOCKER_CONFIG");

    /**
     * Looks once, with the credentials as they are now.
     *
     * @param id of the release
     * @param by who releases
     * @param state of the last look; empty to begin
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if credentials or fields are wrong
     * @throws IOException if the agent does not answer
     */
    Look look(String id, String by, ReleaseOrder order, String state, List<String> asked, boolean interrupt)
            throws IOException, InterruptedException {
        ClusterLogin cluster = Logins.cluster(run, order);
        RegistryOrder registries = Logins.registries(run, order);
        LookRequest request = new LookRequest(
                id,
                order,
                cluster,
                registries,
                environment(),
                MiGlobalConfiguration.get().getAllowedNamespaces(),
                by,
                workspace == null ? null : workspace.getRemote(),
                state,
                asked,
                interrupt);
        try {
            return channel().call(new LookCall(request));
        } catch (RequestAbortedException e) {
            throw new IOException("the agent was lost while it looked", e);
        }
    }

    /**
     * Tells of a release that has ended to whom the variables of the build name; on the controller, those that Jenkins
     * itself was started with, since its network is nobody else's to reach.
     *
     * @param recorded events as JSON lines; asked for only if somebody is to be told
     * @return what could not be sent, as lines for the log
     * @throws IOException if the agent does not answer
     */
    String send(Supplier<List<String>> recorded) throws IOException, InterruptedException {
        Map<String, String> variables = TelemetryVariables.of(workspace == null ? System.getenv() : env);
        if (variables.isEmpty()) {
            return "";
        }
        try {
            return channel().call(new TelemetryCall(recorded.get(), variables));
        } catch (RequestAbortedException e) {
            throw new IOException("the agent was lost meanwhile", e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> files = new HashMap<>(env);
        files.keySet().retainAll(LOGIN_FILES);
        return workspace == null ? Map.of() : files;
    }

    private VirtualChannel channel() throws IOException {
        VirtualChannel channel = workspace == null ? FilePath.localChannel : workspace.getChannel();
        if (channel == null) {
            throw new IOException("the agent is not connected");
        }
        return channel;
    }
}
