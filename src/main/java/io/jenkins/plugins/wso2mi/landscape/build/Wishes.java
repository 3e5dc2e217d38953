package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Similar;
import io.jenkins.plugins.wso2mi.landscape.Base;
import io.jenkins.plugins.wso2mi.landscape.Contents;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.Unit;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The images that an order wants of a landscape.
 *
 * @param from what the lowest of them is built on
 * @param base the image that units start from; empty if they start from that
 */
record Wishes(ImageReference from, Optional<WantedImage> base, List<WantedImage> units) {
    Wishes {
        units = List.copyOf(units);
    }

    /** The base, if there is one, and the units. */
    List<WantedImage> all() {
        return Stream.concat(base.stream(), units.stream()).toList();
    }

    /**
     * Reads all sources.
     *
     * @throws RefusedException with everything that is wrong with the order
     * @throws IOException if a source cannot be read
     */
    static Wishes of(Landscape landscape, BuildOrder order) throws IOException {
        Problems problems = new Problems();
        order.tags().forEach(tag -> noted(() -> ImageReference.parseTag(tag, "--tag"), problems));
        List<String> known = landscape.units().stream().map(Unit::name).toList();
        order.units().stream().filter(name -> !known.contains(name)).forEach(name -> unknown(name, known, problems));
        Optional<ImageReference> from = from(landscape, order, problems);
        Optional<WantedImage> base = base(landscape, order, problems);
        List<WantedImage> units = new ArrayList<>();
        for (Unit unit : landscape.units()) {
            if (order.units().isEmpty() || order.units().contains(unit.name())) {
                Fingerprint inputs = SourceHash.of(landscape.sources(unit), unit.contents(), order.arguments());
                repository(unit.image(), order.registry(unit.name()), problems)
                        .ifPresent(one -> units.add(new WantedImage(unit.name(), one, unit.contents(), inputs)));
            }
        }
        checkRepositories(Stream.concat(base.stream(), units.stream()).toList(), problems);
        problems.refuseOnErrors();
        return new Wishes(from.orElseThrow(), base, units);
    }

    private static Optional<WantedImage> base(Landscape landscape, BuildOrder order, Problems problems)
            throws IOException {
        Optional<Base> base = landscape.base();
        if (base.isEmpty()) {
            return Optional.empty();
        }
        Contents contents = base.get().contents();
        Fingerprint inputs = SourceHash.of(landscape.baseSources().orElseThrow(), contents, order.arguments());
        return repository(base.get().image(), order.registry(), problems)
                .map(repository -> new WantedImage("base", repository, contents, inputs));
    }

    private static Optional<ImageReference> from(Landscape landscape, BuildOrder order, Problems problems) {
        Optional<Base> base = landscape.base();
        if (base.isPresent() && !order.base().isBlank()) {
            problems.error("--base", "the landscape has a base of its own", "leave it out");
        }
        if (base.isEmpty() && order.base().isBlank()) {
            problems.error("--base", "is missing", "the landscape has no base: name the image that units start from");
            return Optional.empty();
        }
        String text = base.map(Base::from).orElse(order.base());
        return noted(() -> ImageReference.parse(text, base.isPresent() ? "base.from" : "--base"), problems);
    }

    private static Optional<ImageReference> repository(String image, String registry, Problems problems) {
        return noted(() -> WantedImage.repository(image, registry), problems);
    }

    private static <T> Optional<T> noted(Supplier<T> parsing, Problems problems) {
        try {
            return Optional.of(parsing.get());
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    private static void unknown(String name, List<String> known, Problems problems) {
        problems.error(
                "--unit",
                "there is no '" + name + "' in the landscape",
                Similar.to(name, known)
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("there are: " + String.join(", ", known)));
    }

    /** A moving tag can stand for one image only. */
    private static void checkRepositories(List<WantedImage> wanted, Problems problems) {
        Map<String, String> taken = new HashMap<>();
        for (WantedImage one : wanted) {
            String other = taken.putIfAbsent(one.repository().name(), one.name());
            if (other != null) {
                problems.error(
                        one.name(),
                        "goes to " + one.repository().name() + ", as " + other + " does",
                        "give each a repository of its own");
            }
        }
    }
}
