package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The image to build on.
 *
 * @param home the server's home, from {@code /}, without a slash at its end
 * @param owner whom the server's files belong to
 * @param applications that are in it already
 */
public record BaseImage(
        RemoteImage image, Repository repository, String home, Owner owner, List<BurntApplication> applications) {
    private static final Pattern HOME = Pattern.compile("/[A-Za-z0-9._+@/-]+");

    public BaseImage {
        applications = List.copyOf(applications);
    }

    /**
     * Finds out where and whose the server is in an image.
     *
     * @throws RefusedException if the image does not say, or its platforms say different things
     */
    public static BaseImage of(RemoteImage image, Repository repository, ContentCache cache)
            throws IOException, InterruptedException {
        OwnerLookup lookup = new OwnerLookup(repository, cache);
        BaseImage first = null;
        for (PlatformImage platform : image.platforms()) {
            String home = home(image, platform);
            BaseImage base = new BaseImage(
                    image, repository, home, lookup.find(platform, home), BurntApplication.in(platform.config()));
            if (first != null && !(first.home.equals(home) && first.owner.equals(base.owner))) {
                throw new RefusedException(
                        image.reference().toString(),
                        "its platforms differ in the server's home or its owner: " + first.home + " of " + first.owner
                                + " and " + home + " of " + base.owner,
                        "build on the image of one platform, by its digest");
            }
            first = base;
        }
        if (first == null) {
            throw new IllegalArgumentException("an image has at least one platform");
        }
        return first;
    }

    private static String home(RemoteImage image, PlatformImage platform) {
        String home = ServerTraits.of(platform.config()).home();
        if (!HOME.matcher(home).matches() || !ServerFolders.isPlain(home.substring(1))) {
            throw new RefusedException(
                    image.reference().toString(),
                    home.isEmpty()
                            ? "does not say where the server is: it sets no " + ServerTraits.HOME_VARIABLE
                            : "says '" + home + "' for " + ServerTraits.HOME_VARIABLE + ", which is no path",
                    "build on a Micro Integrator image, such as wso2/wso2mi:4.4.0");
        }
        return home;
    }

    /** Notes if an application would be there twice, by another file. */
    void checkBeside(CarsToBurn cars, Problems problems) {
        CarsToBurn.checkBeside(applications, cars.applications(), problems);
    }
}
