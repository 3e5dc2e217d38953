package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.landscape.Base;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The image that all units of a landscape start from. */
public final class MiBase implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String from;
    private final String image;
    private final ArrayList<String> cars;
    private final ArrayList<String> additions;

    /**
     * Takes the engine's value.
     *
     * @param project the project's folder, from the workspace
     */
    MiBase(Base base, Path project) {
        this.from = base.from();
        this.image = base.image();
        this.cars = new ArrayList<>(base.contents().cars());
        this.additions = new ArrayList<>(MiUnit.below(project, base.contents().additions()));
    }

    /** What it starts from itself, such as {@code wso2/wso2mi:4.4.0}. */
    @Whitelisted
    public String getFrom() {
        return from;
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

    /** Files that are added to it, as {@code SRC:DEST}; SRC from the workspace. */
    @Whitelisted
    public List<String> getAdditions() {
        return new ArrayList<>(additions);
    }

    @Whitelisted
    @Override
    public String toString() {
        return image + " from " + from;
    }
}
