package io.jenkins.plugins.wso2mi.jenkins.trigger;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.login.RegistryFields;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Compares the base images of a job's last images with what registries have now. */
final class BaseImageLook {
    private static final BaseImages NOW = new BaseImages();

    private final Job<?, ?> job;
    private final String credentialsId;
    private final boolean plainHttp;

    BaseImageLook(Job<?, ?> job, String credentialsId, boolean plainHttp) {
        this.job = job;
        this.credentialsId = credentialsId;
        this.plainHttp = plainHttp;
    }

    /** The first base image that has changed; empty if none has, or the job knows already. */
    Optional<BaseImageCause> change() throws IOException, InterruptedException {
        Run<?, ?> last = job.getLastBuild();
        if (last == null || job.isBuilding() || job.isInQueue()) {
            return Optional.empty();
        }
        for (BuiltImageAction built : BuiltImageAction.newest(job)) {
            Optional<BaseImageCause> change = change(built, last);
            if (change.isPresent() && !isTried(change.get())) {
                return change;
            }
        }
        return Optional.empty();
    }

    private Optional<BaseImageCause> change(BuiltImageAction built, Run<?, ?> last)
            throws IOException, InterruptedException {
        ImageReference base = ImageReference.parse(built.getBase(), "base");
        if (base.digest() != null) {
            return Optional.empty();
        }
        return NOW.digest(base, Logins.registries(last, new RegistryFields(credentialsId, plainHttp), List.of(base)))
                .map(Digest::toString)
                .filter(now -> !now.equals(built.getBaseDigest()))
                .map(now -> new BaseImageCause(built.getBase(), built.getBaseDigest(), now));
    }

    /** A build that failed with the new base image is not started again and again. */
    private boolean isTried(BaseImageCause change) {
        for (Run<?, ?> run = job.getLastBuild(); run != null; run = run.getPreviousBuild()) {
            if (run.getCauses().contains(change)) {
                return true;
            }
            if (!run.getActions(BuiltImageAction.class).isEmpty()) {
                return false;
            }
        }
        return false;
    }
}
