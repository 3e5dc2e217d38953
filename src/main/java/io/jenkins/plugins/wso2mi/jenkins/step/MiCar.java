package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.CarFacts;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A carbon application that {@code miBuildCar} has built. */
public final class MiCar implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String name;
    private final String version;
    private final String sha256;
    private final long size;

    MiCar(CarFacts facts) {
        this.path = facts.path();
        this.name = facts.name();
        this.version = facts.version();
        this.sha256 = facts.sha256();
        this.size = facts.size();
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
