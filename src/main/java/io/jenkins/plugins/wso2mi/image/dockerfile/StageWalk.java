package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.DockerfileException;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Expansion;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Pair;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows the instructions of stages, with the variables and the working directory that hold at each. */
final class StageWalk {
    private final Dockerfile file;
    private final BaseFacts base;
    private final Map<String, String> global;
    private final Map<String, String> given;
    private final Problems problems;
    private final Map<String, String> environment;
    private final Map<String, String> arguments = new HashMap<>();
    private String folder;
    private Set<String> unset = Set.of();

    /**
     * Begins on a base.
     *
     * @param global ARGs before the first FROM
     * @param given values of ARGs, by name
     * @param problems takes what is wrong
     */
    StageWalk(
            Dockerfile file, BaseFacts base, Map<String, String> global, Map<String, String> given, Problems problems) {
        this.file = file;
        this.base = base;
        this.global = global;
        this.given = given;
        this.problems = problems;
        this.environment = new HashMap<>(base.environment());
        this.folder = base.folder();
    }

    /** The steps of stages that are built one on the other, in order. */
    List<Step> walk(List<Stage> chain) {
        List<Step> steps = new ArrayList<>();
        for (Stage stage : chain) {
            arguments.clear();
            for (Instruction instruction : stage.instructions()) {
                unset = new TreeSet<>();
                try {
                    steps.add(step(instruction));
                    tellUnset(instruction);
                } catch (DockerfileException e) {
                    problems.error(file.where(instruction), e.what() + " [syntax]", "");
                    steps.add(new Step.Other(instruction));
                }
            }
        }
        return steps;
    }

    private Step step(Instruction instruction) throws DockerfileException {
        return switch (instruction.keyword()) {
            case "COPY", "ADD" -> copy(instruction);
            case "ENV" -> {
                Map<String, String> values = values(instruction);
                environment.putAll(values);
                yield new Step.Environment(instruction, values);
            }
            case "LABEL" -> new Step.Label(instruction, values(instruction));
            case "USER" -> new Step.User(instruction, expand(instruction, needed(instruction)));
            case "EXPOSE" -> new Step.Expose(instruction, expandAll(instruction, Words.bySpace(needed(instruction))));
            case "WORKDIR" -> {
                folder = ImagePath.resolve(folder, expand(instruction, needed(instruction)));
                yield new Step.Workdir(instruction, folder);
            }
            case "ARG" -> argument(instruction);
            default -> new Step.Other(instruction);
        };
    }

    private static String needed(Instruction instruction) throws DockerfileException {
        if (instruction.arguments().isBlank()) {
            throw new DockerfileException(instruction.keyword() + " needs an argument");
        }
        return instruction.arguments();
    }

    private Step copy(Instruction instruction) throws DockerfileException {
        List<String> items = new ArrayList<>(instruction.items());
        if (!instruction.heredocs().isEmpty()) {
            items.removeIf(item -> item.contains("<<"));
        }
        int needed = instruction.heredocs().isEmpty() ? 2 : 1;
        if (items.size() < needed) {
            throw new DockerfileException(instruction.keyword() + " needs a source and a destination");
        }
        List<String> expanded = expandAll(instruction, items);
        String destination = expanded.get(expanded.size() - 1);
        boolean into = destination.isEmpty()
                || destination.endsWith("/")
                || destination.equals(".")
                || destination.endsWith("/.");
        return new Step.Copy(
                instruction,
                expanded.subList(0, expanded.size() - 1),
                ImagePath.resolve(folder, destination),
                into,
                expand(instruction, instruction.flag("chown").orElse("")),
                expand(instruction, instruction.flag("chmod").orElse("")));
    }

    private Map<String, String> values(Instruction instruction) throws DockerfileException {
        // all of one instruction see what held before it
        Map<String, String> values = new LinkedHashMap<>();
        for (Pair pair : Pair.ofSettings(instruction)) {
            String value = pair.value();
            values.put(expand(instruction, pair.name()), expand(instruction, value == null ? "" : value));
        }
        return values;
    }

    private Step argument(Instruction instruction) throws DockerfileException {
        List<Pair> pairs = Pair.ofArguments(instruction);
        for (Pair pair : pairs) {
            String value = given.get(pair.name());
            String standard = pair.value();
            if (value == null && standard != null) {
                value = expand(instruction, standard);
            } else if (value == null) {
                value = global.get(pair.name());
            }
            if (value != null) {
                arguments.put(pair.name(), value);
            }
        }
        return new Step.Argument(instruction, pairs);
    }

    private List<String> expandAll(Instruction instruction, List<String> words) throws DockerfileException {
        List<String> expanded = new ArrayList<>();
        for (String word : words) {
            expanded.add(expand(instruction, word));
        }
        return expanded;
    }

    private String expand(Instruction instruction, String word) throws DockerfileException {
        Expansion.Expanded expanded = Expansion.expand(word, instruction.escape(), this::variable);
        unset.addAll(expanded.unset());
        return expanded.text();
    }

    private @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null ? arguments.get(name) : value;
    }

    private void tellUnset(Instruction instruction) {
        // what an unknown base sets cannot be told
        if (unset.isEmpty() || !base.isKnown()) {
            return;
        }
        String names = String.join(", ", unset);
        String fix = unset.contains(BaseFacts.HOME_VARIABLE)
                ? "build on a Micro Integrator image, which sets it"
                : "set it by ENV or ARG before, or correct its name";
        boolean path = instruction.is("COPY") || instruction.is("ADD") || instruction.is("WORKDIR");
        String what = instruction.keyword() + " uses " + names + ", which has no value here [unset-variable]";
        if (path) {
            problems.error(file.where(instruction), what, fix);
        } else {
            problems.warning(file.where(instruction), what, fix);
        }
    }
}
