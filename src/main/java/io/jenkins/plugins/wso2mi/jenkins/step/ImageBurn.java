package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.login.MaskedLog;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BuiltImageAction;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.fingerprint.DockerFingerprints;

/** Builds an image in the JVM where the workspace lies, and remembers it with the build. */
final class ImageBurn {
    private final Workplace place;
    private final String credentialsId;
    private final boolean plainHttp;

    ImageBurn(Workplace place, String credentialsId, boolean plainHttp) {
        this.place = place;
        this.credentialsId = credentialsId;
        this.plainHttp = plainHttp;
    }

    MiImage run(ImageOrder asked) throws InterruptedException, IOException {
        ImageOrder order = withDefaults(asked);
        List<RegistryLogin> logins = logins(order);
        List<String> secrets =
                logins.stream().flatMap(login -> login.secrets().stream()).toList();
        TaskListener masked = MaskedLog.over(place.run(), place.listener(), secrets);
        ImageFacts facts = place.workspace().act(new Burn(order, logins, plainHttp, place.env(), masked));
        if (!order.dryRun()) {
            remember(order, facts);
        }
        return new MiImage(facts);
    }

    private static ImageOrder withDefaults(ImageOrder asked) {
        MiGlobalConfiguration settings = MiGlobalConfiguration.get();
        String base = asked.base().isBlank() ? settings.getBaseImage() : asked.base();
        return asked.onto(base, ImageOrder.target(asked.to(), settings.getRegistry()));
    }

    /** The step's credentials go to the registry that is pushed to; another one with the base gets the global ones. */
    private List<RegistryLogin> logins(ImageOrder order) throws IOException, InterruptedException {
        try {
            String target = ImageReference.parse(order.to(), "to").registry();
            AllowedNames.parse(MiGlobalConfiguration.get().getAllowedRegistries())
                    .check("to", "registry", target, "the global configuration");
            List<RegistryLogin> logins = new ArrayList<>(Logins.registry(place.run(), credentialsId, target));
            String base = ImageReference.parse(order.base(), "base").registry();
            if (!base.equals(target)) {
                logins.addAll(Logins.registry(place.run(), "", base));
            }
            return logins;
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    private void remember(ImageOrder order, ImageFacts facts) throws IOException {
        BuiltImageAction.add(place.run(), facts.reference(), facts.digest(), order.base(), facts.baseDigest());
        DockerFingerprints.addFromFacet(null, facts.id().replaceFirst("^sha256:", ""), place.run());
    }

    /** Builds and pushes. */
    private static final class Burn extends WorkspaceCall<ImageFacts> {
        private static final long serialVersionUID = 1L;

        private final ImageOrder order;
        private final List<RegistryLogin> logins;
        private final boolean plainHttp;
        private final EnvVars env;

        Burn(ImageOrder order, List<RegistryLogin> logins, boolean plainHttp, EnvVars env, TaskListener listener) {
            super(listener);
            this.order = order;
            this.logins = logins;
            this.plainHttp = plainHttp;
            this.env = env;
        }

        @Override
        ImageFacts in(Path workspace, Reporter report) throws IOException, InterruptedException {
            RegistryAccess access =
                    new RegistryAccess(plainHttp, RegistryLogin.store(logins, env, report::notice), RetryPolicy.USUAL);
            return order.run(workspace, access, ContentCache.standard(System.getenv()), report);
        }
    }
}
