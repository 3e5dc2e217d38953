package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.RebasedFacts;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** An image that was to get a new base. */
public final class MiRebasedImage implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final String image;
    private final String reference;
    private final String tag;
    private final String digest;
    private final String before;
    private final String keptAs;
    private final String base;
    private final boolean changed;

    MiRebasedImage(RebasedFacts facts) {
        this.image = facts.image();
        this.reference = facts.reference();
        this.tag = facts.tag();
        this.digest = facts.digest();
        this.before = facts.before();
        this.keptAs = facts.keptAs();
        this.base = facts.base();
        this.changed = facts.changed();
    }

    /** As it was asked for, with registry and tag. */
    @Whitelisted
    public String getImage() {
        return image;
    }

    /** Its name by digest now, which always stands for this image. */
    @Whitelisted
    public String getReference() {
        return reference;
    }

    /** The tag that points to it. */
    @Whitelisted
    public String getTag() {
        return tag;
    }

    /** Its digest now, such as {@code sha256:9f86d0...}. */
    @Whitelisted
    public String getDigest() {
        return digest;
    }

    /** The digest of the old image. */
    @Whitelisted
    public String getBefore() {
        return before;
    }

    /** The tag that the old image got; empty if it keeps the tag that it had. */
    @Whitelisted
    public String getKeptAs() {
        return keptAs;
    }

    /** The base that it is on now, by digest. */
    @Whitelisted
    public String getBase() {
        return base;
    }

    /** Whether it is a new image; else it was on that base already. */
    @Whitelisted
    public boolean isChanged() {
        return changed;
    }

    @Override
    public String toArgument() {
        return reference;
    }

    @Whitelisted
    @Override
    public String toString() {
        return reference;
    }
}
