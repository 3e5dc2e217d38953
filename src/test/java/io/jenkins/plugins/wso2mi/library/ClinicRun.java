package io.jenkins.plugins.wso2mi.library;

import io.jenkins.plugins.wso2mi.jenkins.step.StepResults;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A build of the example project: steps answer with what the real ones would give for it. */
final class ClinicRun {
    static final Path CLINIC = Path.of("examples", "clinic").toAbsolutePath();

    private final PipelineRun run = new PipelineRun();
    private final Map<String, String> commits = new HashMap<>(Map.of("GIT_COMMIT", "0123456789abcdef"));
    private List<String> changed = List.of();
    private String polling = "";

    ClinicRun() {
        run.steps().answer("checkout", call -> new HashMap<>(commits));
        run.steps()
                .answer(
                        "miUnits",
                        call -> units(
                                String.valueOf(call.arguments().getOrDefault("file", "mi.yaml")),
                                String.valueOf(call.arguments().getOrDefault("changedSince", ""))));
        run.steps().answer("miBuildCar", call -> cars(lines(call.argument("modules"))));
        run.steps().answer("miBuildImage", call -> image(String.valueOf(call.argument("to"))));
        run.steps().answer("miBuild", call -> built());
        run.steps().answer("disableConcurrentBuilds", call -> "one at a time");
        run.steps().answer("pipelineTriggers", call -> call.argument(""));
        run.steps().answer("miBaseImage", call -> "base image " + call.argument(""));
    }

    /** A build of a branch of the repository. */
    static ClinicRun ofBranch(String branch) {
        ClinicRun clinic = new ClinicRun();
        clinic.run.with("BRANCH_NAME", branch);
        clinic.commits.put("GIT_PREVIOUS_SUCCESSFUL_COMMIT", "fedcba9876543210");
        return clinic;
    }

    /** A build of a pull request to main. */
    static ClinicRun ofPullRequest() {
        ClinicRun clinic = ofBranch("PR-12");
        clinic.run.with("CHANGE_ID", "12").with("CHANGE_TARGET", "main");
        return clinic;
    }

    /** A build of a pull request from somebody else's copy of the repository. */
    static ClinicRun ofFork() {
        ClinicRun clinic = ofPullRequest();
        clinic.run.with("CHANGE_FORK", "somebody");
        return clinic;
    }

    ClinicRun whereChanged(String... files) {
        changed = List.of(files);
        return this;
    }

    ClinicRun withPollingWorkIn(String module) {
        polling = module;
        return this;
    }

    ClinicRun causedBy(String type) {
        run.causedBy(type);
        return this;
    }

    ClinicRun withoutSuccessBefore() {
        commits.remove("GIT_PREVIOUS_SUCCESSFUL_COMMIT");
        return this;
    }

    /** Makes a step fail where an argument has a value. */
    ClinicRun failing(String step, String argument, String part) {
        run.steps().answer(step, call -> {
            if (String.valueOf(call.argument(argument)).contains(part)) {
                throw new StepFailure(step + " of " + part);
            }
            return step.equals("miBuildImage") ? image(String.valueOf(call.argument("to"))) : null;
        });
        return this;
    }

    /** Runs {@code miPipeline} with arguments as a script writes them; gives its value. */
    Object pipeline(String arguments) {
        return run.run("miPipeline(" + arguments + ")");
    }

    Object script(String text) {
        return run.run(text);
    }

    Steps steps() {
        return run.steps();
    }

    private Object units(String file, String since) {
        try {
            Landscape landscape = Landscape.read(CLINIC.resolve(file));
            List<Path> files = changed.stream().map(CLINIC::resolve).toList();
            return StepResults.units(
                    landscape, since.isEmpty() ? landscape.units() : landscape.touchedBy(files), CLINIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // MiCars itself links to Jenkins
    private Object cars(List<String> modules) {
        List<Object> cars = new ArrayList<>();
        for (String module : modules) {
            String[] work = module.equals(polling) ? new String[] {module + " polls"} : new String[0];
            cars.add(StepResults.car(module + "/target/" + module + "_1.0.0.car", work));
        }
        return new LinkedHashMap<>(Map.of("cars", cars));
    }

    private static Object built() {
        LinkedHashMap<String, String> units = new LinkedHashMap<>();
        for (String unit : List.of("appointments", "batch")) {
            units.put(unit, "registry.example.com/clinic/" + unit + "@sha256:" + "0".repeat(64));
        }
        return StepResults.images(units);
    }

    private static Object image(String to) {
        String name = to.substring(0, to.lastIndexOf(':'));
        String digest = "sha256:" + String.format("%08x", name.hashCode()).repeat(8);
        return StepResults.image(new ImageFacts(
                name + "@" + digest, name, to.substring(name.length() + 1), digest, "sha256:1", "", "", ""));
    }

    /** A list as steps take it: of texts, or one item a line. */
    static List<String> lines(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null || value.toString().isBlank()
                ? List.of()
                : Arrays.asList(value.toString().split("\n"));
    }
}
