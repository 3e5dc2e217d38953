package io.jenkins.plugins.wso2mi.landscape.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a project's images hold: the base, and the applications and files of each unit. */
final class ImagesDraft {
    private static final String USUAL = "4.4.0";
    private static final Pattern TAG = Pattern.compile(":([1-9]\\.[0-9]+\\.[0-9]+)$");

    private final ProjectDraft project;
    private final String asked;
    private final Keys file;
    private final Notes notes;

    /**
     * Writes nothing yet.
     *
     * @param asked the server's version; empty to take that of the docker projects
     */
    ImagesDraft(ProjectDraft project, String asked, Keys file, Notes notes) {
        this.project = project;
        this.asked = asked;
        this.file = file;
        this.notes = notes;
    }

    /** The server's version if it is said, by somebody or by a docker project; else empty. */
    String version() {
        Matcher tag = TAG.matcher(written().orElse(""));
        return asked.isEmpty() && tag.find() ? tag.group(1) : asked;
    }

    /** Writes base and units: those of Deployments, or one for each docker project and each application left. */
    void write(List<UnitDraft.Unit> deployed) {
        file.put(project.name(), "name");
        variables(deployed, deployed.isEmpty() ? List.of("TAG") : List.of(), file);
        boolean based = base();
        if (deployed.isEmpty()) {
            file.put(new Keys.Variable("TAG"), "defaults", "tag");
            if (!based) {
                file.put(version().isEmpty() ? USUAL : version(), "defaults", "version");
            }
        } else if (based && from().endsWith(":" + version())) {
            deployed.forEach(unit -> unit.deploy().remove("version"));
        }
        Set<String> used = new LinkedHashSet<>();
        for (UnitDraft.Unit unit : deployed.isEmpty() ? proposed() : deployed) {
            Optional<DockerDraft> image = project.imageOf(unit.name(), unit.image());
            List<String> cars = image.map(this::cars)
                    .orElseGet(() -> deployed.isEmpty()
                            ? project.named(unit.name())
                            : project.carsOf(unit.name(), deployed.size() == 1));
            used.addAll(cars);
            image.map(DockerDraft::folder).ifPresent(used::add);
            polling(unit, cars);
            image.ifPresent(one -> notes.add(one.folder() + "/Dockerfile: is in unit " + unit.name() + " now"
                    + (based ? "" : ", which starts from " + one.from() + " if mictl build is told so by --base")));
            unit(unit, cars, image.map(DockerDraft::files).orElse(Map.of()), file);
        }
        project.images().stream()
                .map(DockerDraft::folder)
                .filter(folder -> !used.contains(folder))
                .forEach(folder -> notes.add(folder + "/Dockerfile: is in no unit: no Deployment runs its image"));
        project.own().stream()
                .filter(car -> !used.contains(car))
                .forEach(car -> notes.add("application " + car + " is in no unit: write it under cars: of one"));
    }

    /** The base, if there is something in it. */
    private boolean base() {
        if (project.shared().isEmpty() && project.base().isEmpty()) {
            return false;
        }
        file.put(from(), "base", "from");
        file.put(repository(), "base", "image");
        file.put(project.shared(), "base", "cars");
        project.base().ifPresent(one -> {
            file.put(one.files(), "base", "files");
            notes.add(one.folder() + "/Dockerfile: is the base of all units now");
        });
        return true;
    }

    private String from() {
        return written().orElse("wso2/wso2mi:" + (asked.isEmpty() ? USUAL : asked));
    }

    /** What the docker project of the base starts from, or if there is none, the first docker project. */
    private Optional<String> written() {
        return project.base()
                .or(() -> project.images().stream().findFirst())
                .map(DockerDraft::from)
                .filter(one -> !one.isEmpty());
    }

    /** As those call it that start from it. */
    private String repository() {
        return project.base()
                .flatMap(
                        base -> project.images().stream().filter(base::isBaseOf).findFirst())
                .map(one -> DockerDraft.repository(one.from()))
                .orElse(project.name() + "/base");
    }

    private List<String> cars(DockerDraft image) {
        return image.cars().stream()
                .filter(car -> !project.shared().contains(car))
                .toList();
    }

    private List<UnitDraft.Unit> proposed() {
        List<String> names = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (DockerDraft image : project.images()) {
            names.add(image.name());
            taken.addAll(image.cars());
        }
        project.own().stream()
                .filter(car -> !taken.contains(car))
                .map(ProjectDraft::name)
                .forEach(names::add);
        return names.stream()
                .distinct()
                .map(name -> new UnitDraft.Unit(name, project.name() + "/" + name, new LinkedHashMap<>(), List.of()))
                .toList();
    }

    /** Work that every pod would fetch makes it a unit of one pod, unless more run today. */
    private void polling(UnitDraft.Unit unit, List<String> cars) {
        List<String> work = project.workOf(cars);
        Map<String, @Nullable Object> deploy = unit.deploy();
        boolean said = deploy.containsKey("polling");
        if (work.isEmpty() || said) {
            return;
        }
        String why = "unit " + unit.name() + ": " + String.join("; ", work);
        Object replicas = deploy.get("replicas");
        if (deploy.containsKey("scaling") || (replicas instanceof Number number && number.intValue() > 1)) {
            notes.add(
                    why + ": each of its pods would do that; write polling: true and replicas: 1, or coordinated: true"
                            + " if they share a coordination database");
        } else {
            deploy.put("polling", true);
            notes.add(why + ": it gets polling: true, one pod that ends before the next begins");
        }
    }

    static void variables(List<UnitDraft.Unit> units, List<String> more, Keys file) {
        Set<String> all = new LinkedHashSet<>(more);
        units.forEach(unit -> all.addAll(unit.variables()));
        file.put(List.copyOf(all), "variables");
    }

    static void unit(UnitDraft.Unit unit, List<String> cars, Map<String, String> files, Keys file) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        if (!cars.isEmpty()) {
            written.put("cars", cars);
        }
        written.put("image", unit.image());
        if (!files.isEmpty()) {
            written.put("files", files);
        }
        written.put("deploy", unit.deploy());
        file.put(written, "units", unit.name());
    }
}
