package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.CarFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A carbon application that {@code miBuildCar} has built. */
public final class MiCar implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String name;
    private final String version;
    private final String sha256;
    private final long size;
    private final ArrayList<MiArtifact> artifacts;
    private final ArrayList<String> dependencies;
    private final ArrayList<String> pollingWork;
    private final ArrayList<String> warnings;

    MiCar(CarFacts facts) {
        this.path = facts.path();
        this.name = facts.name();
        this.version = facts.version();
        this.sha256 = facts.sha256();
        this.size = facts.size();
        this.artifacts =
                facts.artifacts().stream().map(MiArtifact::new).collect(Collectors.toCollection(ArrayList::new));
        this.dependencies = new ArrayList<>(facts.dependencies());
        this.pollingWork = new ArrayList<>(facts.pollingWork());
        this.warnings = new ArrayList<>(facts.warnings());
    }

    /** Where it is: from the workspace if it lies in it, else from the root. */
    @Whitelisted
    public String getPath() {
        return path;
    }

    /** Its name, as the server names it. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Its version, as the server names it. */
    @Whitelisted
    public String getVersion() {
        return version;
    }

    /** SHA-256 of its bytes, hexadecimal. */
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    /** Its size in bytes. */
    @Whitelisted
    public long getSize() {
        return size;
    }

    /** What is deployed of it, in its order. */
    @Whitelisted
    public List<MiArtifact> getArtifacts() {
        return new ArrayList<>(artifacts);
    }

    /** Applications that it needs, each {@code groupId:artifactId:version}. */
    @Whitelisted
    public List<String> getDependencies() {
        return new ArrayList<>(dependencies);
    }

    /** A sentence for each artifact that fetches work by itself; while one is inside, a canary is wrong. */
    @Whitelisted
    public List<String> getPollingWork() {
        return new ArrayList<>(pollingWork);
    }

    /** What the check found about it and let pass, a sentence each. */
    @Whitelisted
    public List<String> getWarnings() {
        return new ArrayList<>(warnings);
    }

    @Override
    public String toArgument() {
        return path;
    }

    @Whitelisted
    @Override
    public String toString() {
        return name + "_" + version;
    }
}
