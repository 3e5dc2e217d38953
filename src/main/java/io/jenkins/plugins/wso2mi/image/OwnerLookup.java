package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds by numbers the user that a base image runs as: WSO2's images had 802:802 up to 4.3 and have 10802:10802 since
 * 4.4, so a number written down anywhere but in the image would be a guess. Where the image's configuration does not
 * say it all, its layers are read from the newest on, as far as needed; the answer is kept in the cache.
 */
final class OwnerLookup {
    private static final String NOTES = "owners";

    private final Repository base;
    private final ContentCache cache;

    OwnerLookup(Repository base, ContentCache cache) {
        this.base = base;
        this.cache = cache;
    }

    /**
     * The owner of what is added to an image.
     *
     * @param home the server's home in it
     * @throws RefusedException if the image's user is not one of its accounts
     */
    Owner find(PlatformImage image, String home) throws IOException, InterruptedException {
        String user = image.config().user();
        if (user.isEmpty() || user.equals("root") || user.equals("0")) {
            return Owner.ROOT;
        }
        UserName name = UserName.parse(user);
        if (name.isNumeric()) {
            return name.numbers();
        }
        String key = image.descriptor().digest() + " " + home;
        Optional<Owner> known = cache.note(NOTES, key).flatMap(OwnerLookup::owner);
        if (known.isPresent()) {
            return known.get();
        }
        Owner found = name.resolve(
                read(image, home, name), base.name() + "@" + image.descriptor().digest());
        cache.note(NOTES, key, JsonObject.of(Map.of("uid", found.uid(), "gid", found.gid())));
        return found;
    }

    private static Optional<Owner> owner(JsonObject note) {
        return note.number("uid").isPresent() && note.number("gid").isPresent()
                ? Optional.of(new Owner(
                        note.number("uid").getAsLong(), note.number("gid").getAsLong()))
                : Optional.empty();
    }

    private AccountFiles read(PlatformImage image, String home, UserName name)
            throws IOException, InterruptedException {
        AccountFiles found = new AccountFiles(home);
        List<Descriptor> newestFirst = new ArrayList<>(image.manifest().layers());
        Collections.reverse(newestFirst);
        for (Descriptor layer : newestFirst) {
            if (name.isAnsweredBy(found)) {
                break;
            }
            base.read(layer, blob -> {
                found.read(layer, blob, () -> name.isAnsweredBy(found));
                return found;
            });
        }
        return found;
    }
}
