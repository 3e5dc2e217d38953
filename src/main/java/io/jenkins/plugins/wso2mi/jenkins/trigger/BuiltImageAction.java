package io.jenkins.plugins.wso2mi.jenkins.trigger;

import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;

/** An image that a build has pushed, and the base image that it was built on; kept with the build. */
public final class BuiltImageAction extends InvisibleAction {
    /** How many builds are looked back on for one that has pushed an image. */
    private static final int BUILDS = 50;

    private final String image;
    private final String digest;
    private final String base;
    private final String baseDigest;

    private BuiltImageAction(String image, String digest, String base, String baseDigest) {
        this.image = image;
        this.digest = digest;
        this.base = base;
        this.baseDigest = baseDigest;
    }

    /**
     * Remembers an image with a build.
     *
     * @param image by digest
     * @param digest its digest
     * @param base the base image as it was asked for, such as {@code wso2/wso2mi:4.4.0}
     * @param baseDigest the digest that it had then
     * @throws IOException if the build cannot be saved
     */
    public static void add(Run<?, ?> run, String image, String digest, String base, String baseDigest)
            throws IOException {
        run.addAction(new BuiltImageAction(image, digest, base, baseDigest));
        run.save();
    }

    /** The images of the newest build of a job that has pushed any; empty if there is none. */
    static List<BuiltImageAction> newest(Job<?, ?> job) {
        int looked = 0;
        for (Run<?, ?> run = job.getLastBuild(); run != null && looked < BUILDS; run = run.getPreviousBuild()) {
            List<BuiltImageAction> images = run.getActions(BuiltImageAction.class);
            if (!images.isEmpty()) {
                return images;
            }
            looked++;
        }
        return List.of();
    }

    /** The image by digest. */
    public String getImage() {
        return image;
    }

    /** Its digest. */
    public String getDigest() {
        return digest;
    }

    /** The base image as it was asked for. */
    public String getBase() {
        return base;
    }

    /** The digest that the base image had. */
    public String getBaseDigest() {
        return baseDigest;
    }
}
