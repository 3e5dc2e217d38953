package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.landscape.Unit;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A part of a landscape with an image and a release of its own. */
public final class MiUnit implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String image;
    private final ArrayList<String> cars;
    private final ArrayList<String> additions;
    private final ArrayList<String> manifests;
    private final String yaml;
    private final boolean deploy;

    /**
     * Takes the engine's value.
     *
     * @param project the project's folder, from the workspace
     * @param yaml what is in its manifests
     */
    MiUnit(Unit unit, Path project, String yaml) {
        this.name = unit.name();
        this.image = unit.image();
        this.cars = new ArrayList<>(unit.contents().cars());
        this.additions = new ArrayList<>(below(project, unit.contents().additions()));
        this.manifests = new ArrayList<>(below(project, unit.manifests()));
        this.yaml = yaml;
        this.deploy = unit.deploy();
    }

    /** The same paths from the workspace instead of from the project. */
    static List<String> below(Path project, List<String> paths) {
        String prefix = project.toString().isEmpty() ? "" : project.toString().replace('\\', '/') + "/";
        return paths.stream().map(path -> prefix + path).toList();
    }

    /** Its name in the file. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Its repository, without tag. */
    @Whitelisted
    public String getImage() {
        return image;
    }

    /** Folders of the modules that make its carbon applications, from the project. */
    @Whitelisted
    public List<String> getCars() {
        return new ArrayList<>(cars);
    }

    /** Files that are added to its image, as {@code SRC:DEST}; SRC from the workspace. */
    @Whitelisted
    public List<String> getAdditions() {
        return new ArrayList<>(additions);
    }

    /** Files and folders with its Kubernetes objects, from the workspace; none if it is not released from here. */
    @Whitelisted
    public List<String> getManifests() {
        return new ArrayList<>(manifests);
    }

    /** What is in its manifests, for a release outside of the agent; empty if there are none. */
    @Whitelisted
    public String getYaml() {
        return yaml;
    }

    /** Whether the landscape itself says how it runs: {@code miDeploy} and {@code miCanary} take it by {@code file}. */
    @Whitelisted
    public boolean isDeploy() {
        return deploy;
    }

    @Whitelisted
    @Override
    public String toString() {
        return name;
    }
}
