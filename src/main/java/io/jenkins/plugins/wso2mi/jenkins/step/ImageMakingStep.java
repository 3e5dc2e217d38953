package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.PublicationOrder;
import io.jenkins.plugins.wso2mi.order.RepositoryOrder;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that makes an image of files in the workspace, and pushes it. */
public abstract class ImageMakingStep extends RegistryStep implements WorkspaceWork {
    private final String to;
    private String cars = "";
    private String tags = "";
    private String additions = "";
    private String labels = "";
    private String secrets = "";
    private String tagFormat = "";
    private boolean provenance;
    private boolean sbom;
    private boolean createRepository;
    private boolean immutableTags;
    private boolean scanOnPush;
    private boolean dryRun;

    ImageMakingStep(@Nullable String to) {
        this.to = Fields.text(to);
    }

    /**
     * Where the image goes: {@code registry/repository:tag}; without a host, to the global configuration's registry.
     */
    public final String getTo() {
        return to;
    }

    /** Carbon applications, one a line, from the workspace. */
    public final String getCars() {
        return cars;
    }

    @DataBoundSetter
    public final void setCars(@Nullable String cars) {
        this.cars = Fields.text(cars);
    }

    /** Further tags, one a line. */
    public final String getTags() {
        return tags;
    }

    @DataBoundSetter
    public final void setTags(@Nullable String tags) {
        this.tags = Fields.text(tags);
    }

    /** Files or folders, each {@code SRC:DEST}, one a line; DEST is from the server's home, or from /. */
    public final String getAdditions() {
        return additions;
    }

    @DataBoundSetter
    public final void setAdditions(@Nullable String additions) {
        this.additions = Fields.text(additions);
    }

    /** Labels and annotations, each {@code KEY=VALUE}, one a line. */
    public final String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public final void setLabels(@Nullable String labels) {
        this.labels = Fields.text(labels);
    }

    /** Secrets of the build or of the server, as the step says, one a line; none in clear text. */
    public final String getSecrets() {
        return secrets;
    }

    @DataBoundSetter
    public final void setSecrets(@Nullable String secrets) {
        this.secrets = Fields.text(secrets);
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
