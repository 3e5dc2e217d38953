package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** An image that {@code miBuildImage} has built. */
public final class MiImage implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final String reference;
    private final String repository;
    private final String tag;
    private final String digest;
    private final String imageId;
    private final String base;
    private final String baseDigest;

    MiImage(ImageFacts facts) {
        this.reference = facts.reference();
        this.repository = facts.name();
        this.tag = facts.tag();
        this.digest = facts.digest();
        this.imageId = facts.id();
        this.base = facts.base();
        this.baseDigest = facts.baseDigest();
    }

    /** Its name by digest, which always stands for this image. */
    @Whitelisted
    public String getReference() {
        return reference;
    }

    /** Registry and repository. */
    @Whitelisted
    public String getRepository() {
        return repository;
    }

    /** Its first tag. */
    @Whitelisted
    public String getTag() {
        return tag;
    }

    /** Its digest, such as {@code sha256:9f86d0...}. */
    @Whitelisted
    public String getDigest() {
        return digest;
    }

    /** The digest of its configuration, which engines call the image's id. */
    @Whitelisted
    public String getImageId() {
        return imageId;
    }

    /** The base image by digest; empty if there is none. */
    @Whitelisted
    public String getBase() {
        return base;
    }

    /** The base image's digest; empty if there is none. */
    @Whitelisted
    public String getBaseDigest() {
        return baseDigest;
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
