package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.ArtifactFacts;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** An artifact of a carbon application that {@code miBuildCar} has built. */
public final class MiArtifact implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String version;
    private final String type;

    MiArtifact(ArtifactFacts facts) {
        this.name = facts.name();
        this.version = facts.version();
        this.type = facts.type();
    }

    /** Its name. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Its version. */
    @Whitelisted
    public String getVersion() {
        return version;
    }

    /** What it is, such as {@code synapse/api}. */
    @Whitelisted
    public String getType() {
        return type;
    }

    @Whitelisted
    @Override
    public String toString() {
        return type + " " + name + " " + version;
    }
}
