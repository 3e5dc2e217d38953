package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Similar;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import io.jenkins.plugins.wso2mi.config.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How the units of a landscape run, as its file says it: {@code defaults}, then the unit's {@code deploy}, then the
 * environment's {@code defaults}, then what the environment says of the unit; each laid over those before.
 */
public final class LandscapeSettings {
    private final ProjectFiles files;
    private final Problems problems = new Problems();
    private final Section top;
    private final Optional<Section> units;
    private final Optional<Section> environments;
    private final Set<String> declared = new LinkedHashSet<>();

    private LandscapeSettings(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        this.files = new ProjectFiles(Objects.requireNonNull(absolute.getParent()));
        this.top = Section.of(YamlDocument.read(file), "the landscape", problems);
        top.allow(List.of("name", "base", "units", "variables", "defaults", "environments"));
        top.section("base").ifPresent(base -> base.allow(List.of("from", "image", "cars", "files")));
        this.units = top.section("units");
        this.environments = top.section("environments");
        Settings variables = new Settings(top, problems);
        variables.texts("variables", Grammar.VARIABLE).forEach(one -> declared.add(one.get()));
    }

    /**
     * Reads a landscape.
     *
     * @param file such as {@code mi.yaml}
     * @param request the environment is read wholly; others are looked at for mistakes, if their variables are set
     * @return the units that have a {@code deploy} section and were asked for, in the order of the file
     * @throws RefusedException with every problem, each with line and column
     */
    public static List<UnitSettings> read(Path file, Request request) {
        LandscapeSettings landscape = new LandscapeSettings(file);
        List<UnitSettings> units = landscape.units(request);
        landscape.refuseOnErrors();
        return units;
    }

    /**
     * Reads what an environment puts before repositories that name no host, for a build: how units run is not looked
     * at, so no variable is needed for that.
     *
     * @param file such as {@code mi.yaml}
     * @throws RefusedException with every problem, each with line and column
     */
    public static ImageHosts hosts(Path file, Request request) {
        LandscapeSettings landscape = new LandscapeSettings(file);
        landscape.checkChosen(request);
        landscape.checkEnvironments();
        Environment chosen = landscape.environment(request.environment(), request);
        chosen.tellVariables(landscape.problems);
        ImageHosts hosts = chosen.hosts(landscape.problems);
        landscape.refuseOnErrors();
        return hosts;
    }

    private void checkChosen(Request request) {
        Names.check("--environment", request.environment().stream().toList(), names(environments), problems);
    }

    private List<UnitSettings> units(Request request) {
        checkChosen(request);
        Names.check("--unit", request.units(), names(units), problems);
        Names.check("--image", request.images().keySet(), names(units), problems);
        checkEnvironments();
        Environment chosen = environment(request.environment(), request);
        chosen.tellVariables(problems);
        List<UnitSettings> all = chosen.read(problems);
        for (String other : names(environments)) {
            if (request.environment().filter(other::equals).isEmpty()) {
                Environment unasked = environment(Optional.of(other), request);
                if (unasked.isComplete()) {
                    unasked.read(problems);
                }
            }
        }
        if (all.isEmpty() && !problems.hasErrors()) {
            problems.error(top.where(), "no unit has a deploy section", "write deploy: at each unit that is to run");
        }
        return all.stream()
                .filter(one -> request.units().isEmpty()
                        || request.units().contains(one.identity().name().get()))
                .toList();
    }

    private void checkEnvironments() {
        environments.ifPresent(all -> all.each("environment", (name, section) -> {
            new Settings(section, problems).checked(name, Grammar.NAME);
            section.allow(List.of("defaults", "units"));
            section.section("units").ifPresent(some -> Names.checkKeys(some, names(units), problems));
        }));
    }

    private Environment environment(Optional<String> name, Request request) {
        return new Environment(top, environments.flatMap(all -> name.flatMap(all::section)), files, declared, request);
    }

    private static List<String> names(Optional<Section> section) {
        return section.map(Section::keys).orElse(List.of()).stream()
                .map(Placed::text)
                .toList();
    }

    /** What stands once in the file is told once, however many units and environments it holds for. */
    private void refuseOnErrors() {
        Problems once = new Problems();
        new ArrayList<>(new LinkedHashSet<Problem>(problems.list())).forEach(once::add);
        once.refuseOnErrors();
    }

    /** Holds names against those that there are. */
    private static final class Names {
        private Names() {}

        static void check(String where, Iterable<String> names, List<String> known, Problems problems) {
            for (String name : names) {
                if (!known.contains(name)) {
                    problems.error(where, "there is no '" + name + "' in the landscape", guess(name, known));
                }
            }
        }

        static void checkKeys(Section section, List<String> known, Problems problems) {
            for (Placed key : section.keys()) {
                if (!known.contains(key.text())) {
                    problems.error(key.where(), "there is no unit '" + key.text() + "'", guess(key.text(), known));
                }
            }
        }

        private static String guess(String name, List<String> known) {
            return Similar.to(name, known)
                    .map(one -> "did you mean '" + one + "'?")
                    .orElse(known.isEmpty() ? "there are none" : "there are: " + String.join(", ", known));
        }
    }
}
