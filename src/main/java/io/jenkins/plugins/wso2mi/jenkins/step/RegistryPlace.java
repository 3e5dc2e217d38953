package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.login.MaskedLog;
import io.jenkins.plugins.wso2mi.jenkins.login.RegistryFields;
import io.jenkins.plugins.wso2mi.order.ImageWork;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From where a build asks registries: the agent with its workspace, or the controller.
 *
 * @param workspace null for the controller
 * @param env the variables of the build at the workspace
 */
record RegistryPlace(Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, TaskListener listener) {
    /**
     * Does work there.
     *
     * @param images those that are named; their registries have to be allowed
     * @throws hudson.AbortException if it is refused or fails, in words alone
     */
    <T extends Serializable> T run(RegistryFields fields, List<String> images, ImageWork<T> work)
            throws IOException, InterruptedException {
        try {
            List<ImageReference> references = new ArrayList<>();
            images.forEach(image -> references.add(ImageReference.parse(image, "images")));
            Logins.globalImage().ifPresent(references::add);
            RegistryOrder registries = Logins.registries(run, fields, references);
            TaskListener masked = MaskedLog.over(run, listener, registries.secrets());
            return asker().act(new Call<>(work, registries, environment(), masked));
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    /** Files of the controller's user are not the build's to name. */
    private Map<String, String> environment() {
        return workspace == null ? Map.of() : new TreeMap<>(env);
    }

    private FilePath asker() {
        return workspace == null ? new FilePath(FilePath.localChannel, "") : workspace;
    }

    /** The work, in the JVM that asks; no file is looked at. */
    private static final class Call<T extends Serializable> extends WorkspaceCall<T> {
        private static final long serialVersionUID = 1L;

        private final ImageWork<T> work;
        private final RegistryOrder registries;
        private final TreeMap<String, String> environment;

        Call(ImageWork<T> work, RegistryOrder registries, Map<String, String> environment, TaskListener listener) {
            super(listener);
            this.work = work;
            this.registries = registries;
            this.environment = new TreeMap<>(environment);
        }

        @Override
        T in(Path workspace, Reporter report) throws IOException, InterruptedException {
            return work.run(
                    registries.access(environment, report::notice), ContentCache.standard(System.getenv()), report);
        }
    }
}
