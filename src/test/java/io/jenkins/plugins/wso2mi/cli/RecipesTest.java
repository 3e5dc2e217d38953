package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.landscape.setting.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the recipes to what there is: commands to the command line's own parser, files to their formats. */
class RecipesTest {
    private static final Path FOLDER = Path.of("docs", "recipes");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w+)\n(.*?)^ *```");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CALL =
            Pattern.compile("(?:^| |\\./)mictl +(?<call>.+)|\\$MICTL +(?<variable>.+)|/mictl:[\\w.]+ +(?<image>.+)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static List<String> spans(String text) {
        return SPAN.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(span -> span.group(1))
                .toList();
    }

    private static List<String> calls(String text) {
        List<String> calls = new ArrayList<>();
        Stream<String> lines = BLOCK.matcher(text)
                .results()
                .flatMap(block -> block.group(2).replace("\\\n", " ").lines());
        Stream<String> said = spans(text).stream().filter(span -> span.matches("mictl .+ -.+"));
        for (String line : Stream.concat(lines, said).toList()) {
            CALL.matcher(line)
                    .results()
                    .map(RecipesTest::arguments)
                    .map(call -> call.replaceFirst(" [>|] .*| && .*|\"].*", ""))
                    .forEach(calls::add);
        }
        return calls;
    }

    private static String arguments(MatchResult found) {
        return Stream.of(1, 2, 3)
                .map(found::group)
                .filter(one -> one != null)
                .findFirst()
                .orElseThrow();
    }

    private static String[] words(String call) {
        return WORD.matcher(call)
                .results()
                .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
                // the file that build writes
                .map(word -> word.equals("@images") ? "--image=appointments=clinic/appointments:1" : word)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldUseOnlyVerbsAndOptionsThatThereAre(Path recipe) throws IOException {
        for (String call : calls(Files.readString(recipe))) {
            assertThatCode(() -> Mictl.commandLine().parseArgs(words(call)))
                    .as("mictl " + call)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldFindTheCommandsInEachKindOfRecipe() throws IOException {
        assertThat(calls(Files.readString(FOLDER.resolve("tekton.md")))).anyMatch(call -> call.startsWith("deploy"));
        assertThat(calls(Files.readString(FOLDER.resolve("github-actions.md"))))
                .anyMatch(call -> call.equals("deploy -f mi.yaml -e prod @images"))
                .anyMatch(call -> call.startsWith("car build"));
        assertThat(calls(Files.readString(FOLDER.resolve("spinnaker.md"))))
                .contains("deploy -f mi.yaml -e prod @images");
        assertThat(calls(Files.readString(FOLDER.resolve("mictl-image.md"))))
                .anyMatch(call -> call.startsWith("render"))
                .anyMatch(call -> call.startsWith("image scratch"));
        for (String name : List.of("ecr", "docker-hub", "on-premises", "gitops", "helm", "codefresh")) {
            assertThat(calls(Files.readString(FOLDER.resolve(name + ".md"))))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldHoldYamlAndJsonThatCanBeRead(Path recipe) throws IOException {
        String text = Files.readString(recipe);
        for (String yaml : blocks(text, "yaml")) {
            assertThat(documents(yaml)).as(yaml).isNotEmpty();
        }
        for (String json : blocks(text, "json")) {
            assertThat(JsonMapper.builder().build().readTree(json).isObject()).isTrue();
        }
    }

    private static List<Object> documents(String yaml) {
        List<Object> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build()).loadAllFromString(yaml).forEach(documents::add);
        return documents;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldWriteKeysOfTheLandscapeAsItsSchemaHasThem(Path recipe) throws IOException {
        for (String span : spans(Files.readString(recipe))) {
            String deploy = span.startsWith("ingress: {") ? ", " + span : "";
            if (span.startsWith("defaults: {") || !deploy.isEmpty()) {
                String units = "units: {a: {image: x/y, deploy: {tag: '1'" + deploy + "}}}\n";
                assertThat(Schema.errors(units + (deploy.isEmpty() ? span : "")))
                        .as(span)
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldDeclareWhatTektonIsToPutIn() throws IOException {
        for (String document : blocks(Files.readString(FOLDER.resolve("tekton.md")), "yaml")
                .get(0)
                .split("(?m)^---$")) {
            for (String kind : List.of("params", "workspaces")) {
                List<String> used = Pattern.compile("\\$\\(" + kind + "\\.(\\w+)")
                        .matcher(document)
                        .results()
                        .map(one -> one.group(1))
                        .toList();
                assertThat(names(spec(document), kind)).as(document).containsAll(used);
            }
        }
    }

    private static Map<?, ?> spec(String document) {
        return (Map<?, ?>) ((Map<?, ?>) documents(document).get(0)).get("spec");
    }

    private static List<String> names(Map<?, ?> spec, String kind) {
        return ((List<?>) spec.get(kind))
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("name")))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldPointToFilesThatThereAre(Path recipe) throws IOException {
        Pattern link = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
        assertThat(link.matcher(Files.readString(recipe)).results().map(found -> found.group(1)))
                .allMatch(target -> Files.exists(FOLDER.resolve(target)));
    }
}
