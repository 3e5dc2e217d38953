package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.PublicationOrder;
import io.jenkins.plugins.wso2mi.order.RepositoryOrder;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that makes images of files in the workspace, and pushes them. */
public abstract class PublishingStep extends RegistryStep implements WorkspaceWork {
    private String tags = "";
    private String tagFormat = "";
    private boolean provenance;
    private boolean sbom;
    private boolean createRepository;
    private boolean immutableTags;
    private boolean scanOnPush;
    private boolean dryRun;

    /** Further tags, one a line. */
    public final String getTags() {
        return tags;
    }

    @DataBoundSetter
    public final void setTags(@Nullable String tags) {
        this.tags = Fields.text(tags);
    }

    /** How a tag is made, such as <code>{version}-{git}</code>; blank for none. */
    public final String getTagFormat() {
        return tagFormat;
    }

    @DataBoundSetter
    public final void setTagFormat(@Nullable String tagFormat) {
        this.tagFormat = Fields.text(tagFormat);
    }

    /** Whether a statement of what the image was built of is attached. */
    public final boolean isProvenance() {
        return provenance;
    }

    @DataBoundSetter
    public final void setProvenance(boolean provenance) {
        this.provenance = provenance;
    }

    /** Whether a bill of materials is attached. */
    public final boolean isSbom() {
        return sbom;
    }

    @DataBoundSetter
    public final void setSbom(boolean sbom) {
        this.sbom = sbom;
    }

    /** Whether the repository is created at ECR if it is not there. */
    public final boolean isCreateRepository() {
        return createRepository;
    }

    @DataBoundSetter
    public final void setCreateRepository(boolean createRepository) {
        this.createRepository = createRepository;
    }

    /** Whether a tag can be pushed only once to a repository that is created. */
    public final boolean isImmutableTags() {
        return immutableTags;
    }

    @DataBoundSetter
    public final void setImmutableTags(boolean immutableTags) {
        this.immutableTags = immutableTags;
    }

    /** Whether images are scanned that are pushed to a repository that is created. */
    public final boolean isScanOnPush() {
        return scanOnPush;
    }

    @DataBoundSetter
    public final void setScanOnPush(boolean scanOnPush) {
        this.scanOnPush = scanOnPush;
    }

    /** Whether to only say what would be pushed. */
    public final boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    final PublicationOrder publication() {
        return new PublicationOrder(tagFormat, provenance, sbom);
    }

    final RepositoryOrder repository() {
        return new RepositoryOrder(createRepository, immutableTags, scanOnPush);
    }

    @Override
    public final StepExecution start(StepContext context) {
        return execution(context);
    }
}
