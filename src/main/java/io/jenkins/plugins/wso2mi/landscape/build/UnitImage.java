package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an image of the landscape.
 *
 * @param name the unit's; {@code base} for the base
 * @param state what was done
 * @param reasons why it was built, in a few words each
 * @param reference by digest; empty if it failed, or would only be built
 * @param id digest of its configuration; empty if it was not built here
 * @param tag its own one, which no other image has; blank if that is not known yet
 * @param took how long it was worked on, without the carbon applications, which are built together
 */
public record UnitImage(
        String name,
        State state,
        List<String> reasons,
        Optional<ImageReference> reference,
        Optional<Digest> id,
        String tag,
        Duration took) {
    /** What was done with an image. */
    public enum State {
        /** Nothing in it has changed. */
        KEPT("kept"),
        /** It is new. */
        BUILT("built"),
        /** It would be built, without {@code --dry-run}. */
        PLANNED("would be built"),
        /** It could not be built; the log says why. */
        FAILED("failed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** In words, for people. */
        public String words() {
            return words;
        }
    }

    public UnitImage {
        reasons = List.copyOf(reasons);
    }

    /** The image's digest; null if there is none. */
    public @Nullable Digest digest() {
        return reference.map(ImageReference::digest).orElse(null);
    }

    /** Why it was built, as one text. */
    public String because() {
        return String.join("; ", reasons);
    }

    /**
     * For machines: {@code name}, {@code state} (kept, built, planned, failed), {@code because} (texts), {@code tag},
     * {@code seconds}, and if there is an image {@code reference} (by digest) and {@code digest}.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put("state", state.name().toLowerCase(Locale.ROOT));
        facts.put("because", reasons);
        facts.put("tag", tag);
        facts.put("seconds", took.toMillis() / 1000.0);
        reference.ifPresent(image -> {
            facts.put("reference", image.toString());
            facts.put("digest", String.valueOf(image.digest()));
        });
        return facts;
    }
}
