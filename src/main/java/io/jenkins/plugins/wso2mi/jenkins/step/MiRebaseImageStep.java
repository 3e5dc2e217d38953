package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.RebaseStepDescriptor;
import io.jenkins.plugins.wso2mi.order.AttestationOrder;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.order.RebaseFacts;
import io.jenkins.plugins.wso2mi.order.RebaseOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Puts images on a new base at the registry, without building them. */
public final class MiRebaseImageStep extends ImagesStep {
    private String base = "";
    private String tag = "";
    private boolean force;
    private boolean provenance;
    private boolean sbom;
    private boolean dryRun;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiRebaseImageStep(@Nullable String images) {
        super(images);
    }

    /** The new base; blank for what each image's own base name stands for now. */
    public String getBase() {
        return base;
    }

    @DataBoundSetter
    public void setBase(@Nullable String base) {
        this.base = Fields.text(base);
    }

    /** The tag of the new images; blank to move their tags, and keep each old image by another. */
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@Nullable String tag) {
        this.tag = Fields.text(tag);
    }

    /** Whether to go on when server, Java, user or repository of the base differ. */
    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** Whether a statement of what the new images were made of is attached. */
    public boolean isProvenance() {
        return provenance;
    }

    @DataBoundSetter
    public void setProvenance(boolean provenance) {
        this.provenance = provenance;
    }

    /** Whether a bill of materials is attached. */
    public boolean isSbom() {
        return sbom;
    }

    @DataBoundSetter
    public void setSbom(boolean sbom) {
        this.sbom = sbom;
    }

    /** Whether to only say what would be pushed. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    MiRebase at(RegistryPlace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        AttestationOrder attestations =
                new AttestationOrder(provenance, sbom, place.env().getOrDefault("JENKINS_URL", ""));
        RebaseOrder order = new RebaseOrder(
                whole(variables), variables.apply(base), variables.apply(tag), force, attestations, dryRun);
        List<String> named = new ArrayList<>(Lines.of(order.images()));
        if (!order.base().isEmpty()) {
            named.add(order.base());
        }
        RebaseFacts facts = place.run(registries(variables), named, order);
        if (!dryRun) {
            PushedImage.remember(place.run(), facts);
        }
        return new MiRebase(facts);
    }

    /** {@code miRebaseImage}. */
    @Extension
    public static final class DescriptorImpl extends RebaseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miRebaseImage";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiRebaseImageStep_displayName();
        }
    }
}
