package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.DockerfileException;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Expansion;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stages of a Dockerfile.
 *
 * @param arguments the ARGs before the first FROM, with their values
 */
record Stages(List<Stage> list, Map<String, String> arguments) {
    Stages {
        list = List.copyOf(list);
        arguments = Map.copyOf(arguments);
    }

    /**
     * Cuts a Dockerfile into its stages; what is wrong is noted.
     *
     * @param given values of ARGs, by name
     */
    static Stages read(Dockerfile file, Map<String, String> given, Problems problems) {
        Map<String, String> arguments = new HashMap<>();
        List<Stage> stages = new ArrayList<>();
        List<Instruction> instructions = file.instructions();
        int at = 0;
        while (at < instructions.size()) {
            Instruction instruction = instructions.get(at++);
            if (instruction.is("FROM")) {
                int end = at;
                while (end < instructions.size() && !instructions.get(end).is("FROM")) {
                    end++;
                }
                stages.add(stage(file, instruction, arguments, instructions.subList(at, end), problems));
                at = end;
            } else {
                beforeFrom(file, instruction, given, arguments, problems);
            }
        }
        if (stages.isEmpty() && !problems.hasErrors()) {
            problems.error(file.name(), "has no FROM [syntax]", "begin with FROM and a Micro Integrator image");
        }
        return new Stages(stages, arguments);
    }

    private static Stage stage(
            Dockerfile file,
            Instruction from,
            Map<String, String> arguments,
            List<Instruction> instructions,
            Problems problems) {
        List<String> words = from.items();
        boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
        if (words.size() != 1 && !named) {
            problems.error(
                    file.where(from), "FROM names no one image [syntax]", "write FROM IMAGE, or FROM IMAGE AS NAME");
        }
        String base = words.isEmpty() ? "" : base(file, from, words.get(0), arguments, problems);
        String name = named ? words.get(2).toLowerCase(Locale.ROOT) : "";
        return new Stage(from, base, name, instructions);
    }

    private static String base(
            Dockerfile file, Instruction from, String word, Map<String, String> arguments, Problems problems) {
        try {
            Expansion.Expanded base = Expansion.expand(word, from.escape(), arguments::get);
            if (base.unset().isEmpty()) {
                return base.text();
            }
            problems.error(
                    file.where(from),
                    "FROM uses " + String.join(", ", base.unset()) + ", which has no value [unset-variable]",
                    "write ARG NAME=VALUE before the first FROM, or give it by --build-arg");
        } catch (DockerfileException e) {
            problems.error(file.where(from), e.what() + " [syntax]", "");
        }
        return "";
    }

    private static void beforeFrom(
            Dockerfile file,
            Instruction instruction,
            Map<String, String> given,
            Map<String, String> arguments,
            Problems problems) {
        if (!instruction.is("ARG")) {
            problems.error(
                    file.where(instruction),
                    instruction.keyword() + " stands before FROM, where only ARG may [syntax]",
                    "begin with FROM");
            return;
        }
        for (Pair pair : Pair.ofArguments(instruction)) {
            try {
                String value = pair.value();
                if (given.containsKey(pair.name())) {
                    arguments.put(pair.name(), given.getOrDefault(pair.name(), ""));
                } else if (value != null) {
                    arguments.put(
                            pair.name(),
                            Expansion.expand(value, instruction.escape(), arguments::get)
                                    .text());
                }
            } catch (DockerfileException e) {
                problems.error(file.where(instruction), e.what() + " [syntax]", "");
            }
        }
    }

    /** The stage that a name or number stands for, before another. */
    Optional<Stage> before(Stage stage, String name) {
        List<Stage> earlier = list.subList(0, list.indexOf(stage));
        return earlier.stream()
                .filter(one -> one.name().equals(name.toLowerCase(Locale.ROOT)) && !name.isEmpty())
                .findFirst();
    }

    /** The last stage and those that it is built on in this file, the bottom one first; empty if there is none. */
    List<Stage> chain() {
        List<Stage> chain = new ArrayList<>();
        Optional<Stage> next = list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
        while (next.isPresent()) {
            chain.add(next.get());
            next = before(next.get(), next.get().base());
        }
        Collections.reverse(chain);
        return chain;
    }

    /** The images that stages begin with: not other stages, and not {@code scratch}. */
    List<String> images() {
        return list.stream()
                .filter(stage -> before(stage, stage.base()).isEmpty())
                .map(Stage::base)
                .filter(base -> !base.isEmpty() && !base.equals("scratch"))
                .distinct()
                .toList();
    }
}
