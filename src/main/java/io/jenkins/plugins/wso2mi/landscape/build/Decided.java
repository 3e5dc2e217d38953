package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was decided about the images of a landscape.
 *
 * @param from what the lowest of them is built on, by name and digest
 * @param base empty if there is none
 */
record Decided(ImageReference from, Optional<Choice> base, List<Choice> units, Deciding deciding) {

    static Decided of(Wishes wishes, Digest from, Deciding deciding) throws IOException, InterruptedException {
        Optional<Choice> base = wishes.base().isPresent()
                ? Optional.of(deciding.choose(wishes.base().get(), Optional.of(from)))
                : Optional.empty();
        Optional<Digest> below = base.isPresent() ? base.get().verdict().kept() : Optional.of(from);
        return new Decided(named(wishes.from(), from), base, deciding.choose(wishes.units(), below), deciding);
    }

    /** The base, if there is one, and the units. */
    List<Choice> all() {
        return Stream.concat(base.stream(), units.stream()).toList();
    }

    /**
     * Makes all images, the base first.
     *
     * @param tags moving ones; the first one is the name that units know their base by
     */
    List<UnitImage> make(Making making, List<String> tags, Reporter report) throws IOException, InterruptedException {
        if (base.isEmpty()) {
            return making.all(units, from);
        }
        UnitImage made = making.one(base.get(), from, report);
        List<UnitImage> images = new ArrayList<>(List.of(made));
        Digest digest = made.digest();
        if (digest == null) {
            units.forEach(unit ->
                    images.add(Making.unmade(unit, UnitImage.State.FAILED, List.of("its base could not be built"))));
            return images;
        }
        ImageReference repository = base.get().wanted().repository();
        ImageReference below =
                tags.isEmpty() ? repository.withDigest(digest) : named(repository.withTag(tags.get(0)), digest);
        // built anew it may still have come out as it was
        List<Choice> now = base.get().isKept() ? units : deciding.choose(wantedUnits(), Optional.of(digest));
        images.addAll(making.all(now, below));
        return images;
    }

    private List<WantedImage> wantedUnits() {
        return units.stream().map(Choice::wanted).toList();
    }

    private static ImageReference named(ImageReference name, Digest digest) {
        return new ImageReference(name.registry(), name.repository(), name.tag(), digest);
    }
}
