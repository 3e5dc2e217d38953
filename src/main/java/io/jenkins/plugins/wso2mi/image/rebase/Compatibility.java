package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Severity;
import io.jenkins.plugins.wso2mi.image.OwnShare;
import io.jenkins.plugins.wso2mi.image.ServerTraits;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import java.util.List;

/**
 * Whether the layers of an image still fit when the server below them is another one. Their files lie in the server's
 * home and belong to its user; they were checked for its version, and compiled for its Java.
 *
 * @param where the image, for messages
 * @param forced whether differences that may be harmless are warnings only
 */
record Compatibility(String where, boolean forced, Problems problems) {
    private static final String BUILD_ANEW = "build the image anew: mictl image build --base ...";

    /**
     * Compares.
     *
     * @throws ImageFormatException if the list of applications of one of them cannot be read
     */
    void check(ImageConfig image, ImageConfig newBase, OwnShare own) throws ImageFormatException {
        ServerTraits old = ServerTraits.of(image);
        ServerTraits now = ServerTraits.of(newBase);
        if (!old.home().equals(now.home())) {
            problems.error(
                    where,
                    "its files lie in the server's home " + old.home() + ", but the new base's is "
                            + (now.home().isEmpty() ? "not known" : now.home()) + ", so no server would read them",
                    BUILD_ANEW);
        }
        differs("Micro Integrator", old.miMinor(), now.miMinor());
        differs("Java", old.javaVersion(), now.javaVersion());
        if (!own.values().contains("config/User") && !old.user().equals(now.user())) {
            doubt("runs as user '" + old.user() + "', whom its files belong to, but the new base runs as '" + now.user()
                    + "'");
        }
        checkApplications(BurntApplication.in(image), BurntApplication.in(newBase), own);
    }

    private void differs(String what, String old, String now) {
        if (!old.isEmpty() && !now.isEmpty() && !old.equals(now)) {
            doubt("was built for " + what + " " + old + ", but the new base has " + what + " " + now);
        }
    }

    /** Notes what may be harmless: an error unless it was forced. */
    void doubt(String what) {
        Problem problem = new Problem(
                forced ? Severity.WARNING : Severity.ERROR,
                where,
                what,
                forced ? "" : BUILD_ANEW + "; or, if you know that it fits, --force");
        // each platform says it again
        if (!problems.list().contains(problem)) {
            problems.add(problem);
        }
    }

    /** The server drops one of two applications of one identity without a word. */
    private void checkApplications(List<BurntApplication> image, List<BurntApplication> newBase, OwnShare own) {
        for (BurntApplication mine : image) {
            for (BurntApplication held : newBase) {
                if (own.applications().contains(mine.file())
                        && held.identity().equals(mine.identity())
                        && !held.file().equals(mine.file())) {
                    problems.error(
                            where,
                            "brings " + mine.identity() + " as " + mine.file() + ", and the new base holds it as "
                                    + held.file() + ", so the server would drop one of them",
                            "take it out of one of the two");
                }
            }
        }
    }
}
