package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an image has of its own, beside its layers; all else of it is its base's.
 *
 * @param values names of {@link ConfigValues}
 * @param applications file names of the carbon applications that its own layers bring
 */
public record OwnShare(SortedSet<String> values, SortedSet<String> applications) {
    /** Copies both. */
    public OwnShare {
        values = new TreeSet<>(values);
        applications = new TreeSet<>(applications);
    }

    /** The applications of a base, and its own ones of an image; one of the same file name takes the other's place. */
    public List<BurntApplication> over(Collection<BurntApplication> base, Collection<BurntApplication> image) {
        Map<String, BurntApplication> all = new TreeMap<>();
        base.forEach(held -> all.put(held.file(), held));
        image.stream().filter(held -> applications.contains(held.file())).forEach(held -> all.put(held.file(), held));
        return List.copyOf(all.values());
    }

    /**
     * Its own applications of an image.
     *
     * @throws ImageFormatException if the image's list of applications cannot be read
     */
    public List<BurntApplication> of(ImageConfig image) throws ImageFormatException {
        return BurntApplication.in(image).stream()
                .filter(held -> applications.contains(held.file()))
                .toList();
    }

    JsonObject json() {
        return JsonObject.of(Map.of("values", List.copyOf(values), "applications", List.copyOf(applications)));
    }

    static OwnShare from(JsonObject json) {
        return new OwnShare(new TreeSet<>(json.texts("values")), new TreeSet<>(json.texts("applications")));
    }
}
