package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ImagesStepDescriptor;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.order.OutdatedOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Finds images whose base has moved; no base is pulled. */
public final class MiOutdatedImagesStep extends ImagesStep {
    private boolean failIfOutdated;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiOutdatedImagesStep(@Nullable String images) {
        super(images);
    }

    /** Whether the build fails if an image is outdated. */
    public boolean isFailIfOutdated() {
        return failIfOutdated;
    }

    @DataBoundSetter
    public void setFailIfOutdated(boolean failIfOutdated) {
        this.failIfOutdated = failIfOutdated;
    }

    @Override
    MiOutdatedImages at(RegistryPlace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        OutdatedOrder order = new OutdatedOrder(whole(variables));
        MiOutdatedImages found =
                new MiOutdatedImages(place.run(registries(variables), Lines.of(order.images()), order));
        LogReport.to(place.listener()).notice(found.sentence());
        if (failIfOutdated && !found.getOutdated().isEmpty()) {
            throw new AbortException(found.sentence() + "; rebase them by miRebaseImage, or build them again");
        }
        return found;
    }

    /** {@code miOutdatedImages}. */
    @Extension
    public static final class DescriptorImpl extends ImagesStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miOutdatedImages";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiOutdatedImagesStep_displayName();
        }
    }
}
