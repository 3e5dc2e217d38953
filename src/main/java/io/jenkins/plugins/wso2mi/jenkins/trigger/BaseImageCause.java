package io.jenkins.plugins.wso2mi.jenkins.trigger;

import hudson.model.Cause;
import java.util.Objects;

/** A build that was started because a base image has changed. */
public final class BaseImageCause extends Cause {
    private final String base;
    private final String before;
    private final String after;

    /**
     * A change.
     *
     * @param base the base image, such as {@code wso2/wso2mi:4.4.0}
     * @param before digest that the job's images were built on
     * @param after digest that it has now
     */
    public BaseImageCause(String base, String before, String after) {
        this.base = base;
        this.before = before;
        this.after = after;
    }

    /** The base image. */
    public String getBase() {
        return base;
    }

    /** The digest that the job's images were built on. */
    public String getBefore() {
        return before;
    }

    /** The digest that it has now. */
    public String getAfter() {
        return after;
    }

    @Override
    public String getShortDescription() {
        return Messages.BaseImageCause_shortDescription(base, brief(before), brief(after));
    }

    /** Twelve digits tell digests apart for people. */
    private static String brief(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.length() > 12 ? hex.substring(0, 12) : hex;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseImageCause that
                && base.equals(that.base)
                && before.equals(that.before)
                && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(base, before, after);
    }
}
