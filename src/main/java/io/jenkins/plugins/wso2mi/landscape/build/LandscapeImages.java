package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images of a landscape after a build.
 *
 * @param base empty if the landscape has none
 * @param units in the order of the file
 * @param from what the lowest of them is built on, as it was asked for
 * @param fromDigest what that stood for
 * @param requests made to registries
 */
public record LandscapeImages(
        Optional<UnitImage> base, List<UnitImage> units, ImageReference from, Digest fromDigest, long requests) {
    public LandscapeImages {
        units = List.copyOf(units);
    }

    /** Of images of which the first one is the base, if there is one. */
    static LandscapeImages of(
            List<UnitImage> images, boolean withBase, ImageReference from, Digest fromDigest, long requests) {
        int bases = withBase ? 1 : 0;
        return new LandscapeImages(
                images.subList(0, bases).stream().findFirst(),
                images.subList(bases, images.size()),
                from,
                fromDigest,
                requests);
    }

    /** The base, if there is one, and the units. */
    public List<UnitImage> all() {
        return Stream.concat(base.stream(), units.stream()).toList();
    }

    /** Whether one of them could not be built. */
    public boolean hasFailed() {
        return count(UnitImage.State.FAILED) > 0;
    }

    /** How many there are of which this was done. */
    public long count(UnitImage.State state) {
        return all().stream().filter(one -> one.state() == state).count();
    }

    /** One line for people. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder();
        for (UnitImage.State state : UnitImage.State.values()) {
            if (count(state) > 0) {
                sentence.append(sentence.isEmpty() ? "" : ", ").append(count(state));
                sentence.append(' ').append(state.words());
            }
        }
        return sentence + " of " + all().size() + " images, in " + requests + " requests";
    }

    /** For machines: {@code base} and {@code units} (each as {@link UnitImage#facts}), {@code requests}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        base.ifPresent(one -> facts.put("base", one.facts()));
        facts.put("units", units.stream().map(UnitImage::facts).toList());
        facts.put("requests", requests);
        return facts;
    }

    /**
     * The units' images as arguments of {@code deploy}, {@code diff}, {@code render} and {@code canary}: one a line.
     */
    public String arguments() {
        StringBuilder text = new StringBuilder();
        units.forEach(unit -> unit.reference().ifPresent(image -> text.append("--image=")
                .append(unit.name())
                .append('=')
                .append(image)
                .append('\n')));
        return text.toString();
    }
}
