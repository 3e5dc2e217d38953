package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that releases objects with images. */
public abstract class ReleaseStep extends LandscapeStep {
    private String manifests = "";
    private String yaml = "";
    private String mounts = "";
    private String nfs = "";
    private String values = "";
    private String set = "";
    private String helmRelease = "";
    private String image = "";
    private String images = "";
    private String asIs = "";
    private String managementSecret = "";
    private String patience = "";
    private String quorum = "";
    private String registryCredentialsId = "";
    private boolean insecureRegistry;

    /** Files and folders with Kubernetes objects, one a line, from the workspace. */
    public String getManifests() {
        return manifests;
    }

    @DataBoundSetter
    public void setManifests(@Nullable String manifests) {
        this.manifests = Fields.text(manifests);
    }

    /** The Kubernetes objects themselves, for where there is no workspace. */
    public String getYaml() {
        return yaml;
    }

    @DataBoundSetter
    public void setYaml(@Nullable String yaml) {
        this.yaml = Fields.text(yaml);
    }

    /** Where containers mount volumes, in place of what manifests say, each {@code VOLUME=PATH}, one a line. */
    public String getMounts() {
        return mounts;
    }

    @DataBoundSetter
    public void setMounts(@Nullable String mounts) {
        this.mounts = Fields.text(mounts);
    }

    /** Where the NFS folders of PersistentVolumes lie, each {@code VOLUME=SERVER:/FOLDER}, one a line. */
    public String getNfs() {
        return nfs;
    }

    @DataBoundSetter
    public void setNfs(@Nullable String nfs) {
        this.nfs = Fields.text(nfs);
    }

    /** Values files for Helm charts, one a line, from the workspace. */
    public String getValues() {
        return values;
    }

    @DataBoundSetter
    public void setValues(@Nullable String values) {
        this.values = Fields.text(values);
    }

    /** Values for Helm charts, each {@code KEY=VALUE}, one a line. */
    public String getSet() {
        return set;
    }

    @DataBoundSetter
    public void setSet(@Nullable String set) {
        this.set = Fields.text(set);
    }

    /** Name of the release that Helm charts are rendered for; blank for the chart's own. */
    public String getHelmRelease() {
        return helmRelease;
    }

    @DataBoundSetter
    public void setHelmRelease(@Nullable String helmRelease) {
        this.helmRelease = Fields.text(helmRelease);
    }

    /** Image for the only container of the workload. */
    public String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(@Nullable String image) {
        this.image = Fields.text(image);
    }

    /** {@code CONTAINER=REF}, one a line. */
    public String getImages() {
        return images;
    }

    @DataBoundSetter
    public void setImages(@Nullable String images) {
        this.images = Fields.text(images);
    }

    /** Parts of Deployments that are not completed, one a line: {@code pre-stop}, ...; {@code all}; or blank. */
    public String getAsIs() {
        return asIs;
    }

    @DataBoundSetter
    public void setAsIs(@Nullable String asIs) {
        this.asIs = Fields.text(asIs);
    }

    /** Secret with the login for the servers' management API, in the namespace; blank to ask their logs. */
    public String getManagementSecret() {
        return managementSecret;
    }

    @DataBoundSetter
    public void setManagementSecret(@Nullable String managementSecret) {
        this.managementSecret = Fields.text(managementSecret);
    }

    /** How long causes may last before the release fails of them, each {@code CAUSE=TIME}, one a line. */
    public String getPatience() {
        return patience;
    }

    @DataBoundSetter
    public void setPatience(@Nullable String patience) {
        this.patience = Fields.text(patience);
    }

    /** How many new pods must fail before the release does: {@code 2}, or {@code 50%}; blank for one. */
    public String getQuorum() {
        return quorum;
    }

    @DataBoundSetter
    public void setQuorum(@Nullable String quorum) {
        this.quorum = Fields.text(quorum);
    }

    /** Credentials to look images up; blank for those of the global configuration. */
    public String getRegistryCredentialsId() {
        return registryCredentialsId;
    }

    @DataBoundSetter
    public void setRegistryCredentialsId(@Nullable String registryCredentialsId) {
        this.registryCredentialsId = Fields.text(registryCredentialsId);
    }

    /** Whether to look images up over plain http. */
    public boolean isInsecureRegistry() {
        return insecureRegistry;
    }

    @DataBoundSetter
    public void setInsecureRegistry(boolean insecureRegistry) {
        this.insecureRegistry = insecureRegistry;
    }

    /** The order with the fields that both ways of releasing have. */
    protected final ReleaseOrder release(String verb) {
        return landscape(verb)
                .with("manifests", manifests)
                .with("yaml", yaml)
                .with("mounts", mounts)
                .with("nfs", nfs)
                .with("values", values)
                .with("set", set)
                .with("helmRelease", helmRelease)
                .with("image", image)
                .with("images", images)
                .with("asIs", asIs)
                .with("managementSecret", managementSecret)
                .with("patience", patience)
                .with("quorum", quorum)
                .with("registryCredentialsId", registryCredentialsId)
                .with("insecureRegistry", String.valueOf(insecureRegistry));
    }
}
