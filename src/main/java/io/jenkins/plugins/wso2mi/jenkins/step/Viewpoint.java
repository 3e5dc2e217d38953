package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
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
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * From where a release is looked at: the agent with the workspace, or the controller.
 *
 * @param workspace null for the controller
 * @param env the variables of the build at the workspace
 */
record Viewpoint(Run<?, ?> run, @Nullable FilePath workspace, EnvVars env) {
    /** Seconds for which an agent may be silent, as a system property of Jenkins; two minutes by default. */
    private static final String SILENCE = "io.jenkins.plugins.wso2mi.silence";

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
        LookCall look = new LookCall(request);
        if (workspace == null) {
            return FilePath.localChannel.call(look);
        }
        VirtualChannel agent = channel(workspace);
        return answer(Computer.threadPoolForRemoting.submit(() -> agent.call(look)));
    }

    /** An agent that hangs, which may not even take the question, must not keep a thread that other releases need. */
    private static Look answer(Future<Look> look) throws IOException, InterruptedException {
        long seconds = Long.getLong(SILENCE, 120);
        try {
            return look.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the agent has not answered for " + seconds + "s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException wrong && !(cause instanceof RequestAbortedException)) {
                throw wrong;
            }
            if (cause instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("the agent was lost while it looked", cause);
        } finally {
            look.cancel(true);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> files = new HashMap<>(env);
        files.keySet().retainAll(LOGIN_FILES);
        return workspace == null ? Map.of() : files;
    }

    private static VirtualChannel channel(FilePath workspace) throws IOException {
        VirtualChannel channel = workspace.getChannel();
        if (channel == null) {
            throw new IOException("the agent is not connected");
        }
        return channel;
    }
}
