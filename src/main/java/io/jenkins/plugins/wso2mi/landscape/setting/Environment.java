package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import io.jenkins.plugins.wso2mi.config.yaml.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One environment of a landscape, with its variables put in. */
final class Environment {
    private final Section defaults;
    private final Section units;
    private final Optional<Section> ownDefaults;
    private final Optional<Section> ownUnits;
    private final Optional<Placed> from;
    private final Section top;
    private final Map<Placed, String> baseFiles;
    private final ProjectFiles files;
    private final Request request;
    private final Substitution variables;

    Environment(Section top, Optional<Section> own, ProjectFiles files, Set<String> declared, Request request) {
        this.variables = new Substitution(declared, request.variables());
        this.files = files;
        this.top = top;
        this.request = request;
        this.defaults = top.sectionOrEmpty("defaults").substituted(variables);
        this.units = top.sectionOrEmpty("units").substituted(variables);
        this.ownDefaults = own.flatMap(one -> one.section("defaults")).map(one -> one.substituted(variables));
        this.ownUnits = own.flatMap(one -> one.section("units")).map(one -> one.substituted(variables));
        Optional<Section> base = top.section("base");
        this.from = base.flatMap(one -> one.optional("from"));
        this.baseFiles = base.map(Environment::files).orElse(Map.of());
    }

    /** Whether all variables that it uses are declared and set. */
    boolean isComplete() {
        return variables.isComplete();
    }

    void tellVariables(Problems problems) {
        for (Placed name : variables.undeclared()) {
            problems.error(
                    name.where(),
                    "'${" + name.text() + "}' is no declared variable",
                    "list it under variables:, or write $${" + name.text() + "} for the text itself");
        }
    }

    List<UnitSettings> read(Problems problems) {
        List<UnitSettings> all = new ArrayList<>();
        units.each("unit", (name, unit) -> {
            unit.allow(List.of("cars", "image", "files", "manifests", "deploy"));
            new Settings(unit, problems).checked(name, Grammar.NAME);
            if (unit.has("deploy") && unit.has("manifests")) {
                problems.error(
                        unit.where("deploy"),
                        "unit '" + name.text() + "' has manifests and deploy",
                        "remove one of the two: both would say how it runs");
            }
            Optional<Placed> image = unit.required("image");
            Map<Placed, String> burnt = new LinkedHashMap<>(baseFiles);
            burnt.putAll(files(unit));
            UnitText text = new UnitText(
                    name,
                    image.orElse(name),
                    from,
                    request.image(name.text(), image.orElse(name).text()),
                    marks(problems),
                    burnt);
            unit.section("deploy").ifPresent(deploy -> all.add(unit(text, deploy, problems)));
        });
        return all;
    }

    /** What stands before repositories, of all units; nothing else of the environment is looked at. */
    ImageHosts hosts(Problems problems) {
        Map<String, String> byUnit = new LinkedHashMap<>();
        units.each("unit", (name, unit) -> {
            Section effective = effective(name.text(), unit.sectionOrEmpty("deploy"));
            byUnit.put(name.text(), host(effective, problems));
        });
        return new ImageHosts(host(ownDefaults.map(defaults::overlaid).orElse(defaults), problems), byUnit);
    }

    private static String host(Section section, Problems problems) {
        return new Settings(section, problems)
                .text("registry", Grammar.REGISTRY)
                .map(Value::get)
                .orElse("");
    }

    private Map<String, Value<String>> marks(Problems problems) {
        Map<String, Value<String>> marks = new LinkedHashMap<>();
        new Settings(top, problems).text("name", Grammar.NAME).ifPresent(name -> {
            marks.put(Identity.LANDSCAPE_LABEL, name);
            request.environment()
                    .ifPresent(one -> marks.put(Identity.ENVIRONMENT_LABEL, Value.standard(one, "--environment")));
        });
        return marks;
    }

    private static Map<Placed, String> files(Section section) {
        return section.section("files").map(Section::pairs).orElse(Map.of());
    }

    private UnitSettings unit(UnitText unit, Section deploy, Problems problems) {
        return UnitSettings.read(unit, effective(unit.name().text(), deploy), files, problems);
    }

    private Section effective(String unit, Section deploy) {
        Section common = defaults.named("deploy").overlaid(deploy);
        Section effective = ownDefaults.map(common::overlaid).orElse(common);
        Optional<Section> own = ownUnits.flatMap(all -> all.section(unit));
        return own.map(effective::overlaid).orElse(effective);
    }
}
