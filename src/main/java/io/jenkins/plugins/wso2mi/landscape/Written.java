package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import io.jenkins.plugins.wso2mi.config.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a landscape's file says, before it is held against the project.
 *
 * @param base the image that all units start from; null if each starts from the installation's
 * @param units in the order of the file
 * @param environments names of them
 */
record Written(@Nullable Image base, List<Image> units, List<String> environments) {
    // a part of stage, tag and object names
    private static final Pattern UNIT = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /**
     * An image of the file.
     *
     * @param name the unit's; {@code base} for the base
     * @param from what it starts from; blank for a unit
     * @param image its repository
     * @param cars artifact ids
     * @param files sources, each with its destination
     * @param manifests files and folders
     * @param configuration files that its pods get, in any environment
     * @param deploy whether it is said here how it runs
     */
    record Image(
            Placed name,
            String from,
            String image,
            List<Placed> cars,
            Map<Placed, String> files,
            List<Placed> manifests,
            List<Placed> configuration,
            boolean deploy) {}

    /** Reads the file; notes what is wrong. */
    static Written read(YamlDocument document, Problems problems) {
        Section top = Section.of(document, "the landscape", problems);
        // how units run is read where they are rendered: package setting
        top.allow(List.of("name", "base", "units", "variables", "defaults", "environments"));
        Image base = top.section("base").map(one -> base(one, problems)).orElse(null);
        List<Image> units = new ArrayList<>();
        top.section("units")
                .ifPresent(all -> all.each("unit", (name, unit) -> units.add(unit(name, unit, top, problems))));
        if (units.isEmpty()) {
            problems.error(top.where(), "there are no units", "write at least one, with cars and an image");
        }
        return new Written(base, units, environments(top));
    }

    private static List<String> environments(Section top) {
        List<String> names = new ArrayList<>();
        top.section("environments").ifPresent(all -> all.keys().forEach(name -> names.add(name.text())));
        return List.copyOf(names);
    }

    private static Image base(Section section, Problems problems) {
        section.allow(List.of("from", "image", "cars", "files"));
        String from = section.required("from").map(Placed::text).orElse("");
        return image(new Placed("base", section.where()), from, section, List.of(), List.of(), problems);
    }

    private static Image unit(Placed name, Section section, Section top, Problems problems) {
        section.allow(List.of("cars", "image", "files", "manifests", "deploy"));
        if (!UNIT.matcher(name.text()).matches()) {
            problems.error(
                    name.where(),
                    "'" + name.text() + "' is no name for a unit",
                    "use at most 63 lower case letters, digits and '-'");
        }
        return image(name, "", section, section.texts("manifests"), configuration(name.text(), section, top), problems);
    }

    private static List<Placed> configuration(String unit, Section section, Section top) {
        List<Section> settings = new ArrayList<>();
        settings.add(top.sectionOrEmpty("defaults"));
        settings.add(section.sectionOrEmpty("deploy"));
        top.section("environments")
                .ifPresent(all -> all.each("environment", (name, environment) -> {
                    settings.add(environment.sectionOrEmpty("defaults"));
                    settings.add(environment.sectionOrEmpty("units").sectionOrEmpty(unit));
                }));
        return settings.stream()
                .map(one -> one.sectionOrEmpty("config"))
                .flatMap(config -> config.keys().stream()
                        .filter(key -> config.isText(key.text()))
                        .flatMap(key -> config.optional(key.text()).stream()))
                .toList();
    }

    private static Image image(
            Placed name,
            String from,
            Section section,
            List<Placed> manifests,
            List<Placed> configuration,
            Problems problems) {
        Optional<Placed> image = section.required("image");
        image.filter(one -> !isRepository(one.text()))
                .ifPresent(one -> problems.error(
                        one.where(),
                        "'" + one.text() + "' is no repository",
                        "write it without tag and digest, such as clinic/appointments: each build gives its own tag"));
        Map<Placed, String> files = section.section("files").map(Section::pairs).orElseGet(Map::of);
        return new Image(
                name,
                from,
                image.map(Placed::text).orElse(""),
                section.texts("cars"),
                files,
                manifests,
                configuration,
                section.has("deploy"));
    }

    // the image step knows the whole grammar; here only what it would take otherwise
    private static boolean isRepository(String text) {
        boolean tagged = text.lastIndexOf(':') > text.lastIndexOf('/');
        return !tagged && text.chars().noneMatch(c -> c == '@' || Character.isWhitespace(c));
    }
}
