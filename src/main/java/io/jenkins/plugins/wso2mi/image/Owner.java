package io.jenkins.plugins.wso2mi.image;

/** Whom a file in an image belongs to, by numbers. */
public record Owner(long uid, long gid) {
    /** The superuser. */
    public static final Owner ROOT = new Owner(0, 0);

    @Override
    public String toString() {
        return uid + ":" + gid;
    }
}
