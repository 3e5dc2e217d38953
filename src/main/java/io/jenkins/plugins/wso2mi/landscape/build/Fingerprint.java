package io.jenkins.plugins.wso2mi.landscape.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an image is made of, without its base: the same parts give the same image.
 *
 * @param parts hashes by the names of parts, such as {@code module billing} or {@code file conf/common.toml}
 */
record Fingerprint(SortedMap<String, String> parts) {
    /** The annotation of the image that holds it. */
    static final String ANNOTATION = "io.jenkins.plugins.wso2mi.inputs";

    /** Hexadecimal digits of a hash that the annotation and the tag have: enough to tell changes by. */
    private static final int DIGITS = 16;

    Fingerprint {
        SortedMap<String, String> brief = new TreeMap<>();
        parts.forEach((name, hash) -> brief.put(name, hash.substring(0, Math.min(DIGITS, hash.length()))));
        parts = Collections.unmodifiableSortedMap(brief);
    }

    static Fingerprint of(Map<String, String> parts) {
        return new Fingerprint(new TreeMap<>(parts));
    }

    /** Reads the annotation; what cannot be read has no parts. */
    static Fingerprint parse(String annotation) {
        try {
            return of(JsonObject.parse(annotation.getBytes(UTF_8)).texts());
        } catch (ImageFormatException e) {
            return of(Map.of());
        }
    }

    /** The annotation. */
    String text() {
        return JsonObject.of(parts).toString();
    }

    /** The tag that an image of these parts has on this base, and no other image. */
    String tag(Digest base) {
        Digest whole = Digest.of((text() + base).getBytes(UTF_8));
        return "inputs-" + whole.hex().substring(0, DIGITS);
    }

    /** What differs from the parts of another image, in a few words each; empty if nothing does. */
    List<String> differencesFrom(Fingerprint before) {
        TreeSet<String> names = new TreeSet<>(parts.keySet());
        names.addAll(before.parts.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String now = parts.get(name);
            String then = before.parts.get(name);
            if (now == null) {
                differences.add(name + " is gone");
            } else if (!now.equals(then)) {
                differences.add(name + (then == null ? " is new" : " changed"));
            }
        }
        return differences;
    }
}
