package io.jenkins.plugins.wso2mi.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/pipeline.md and the recipes against the steps and the library. */
class PipelineDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "pipeline.md");
    private static final List<String> STEPS = List.of(
            "miUnits",
            "miBuildCar",
            "miBuildImage",
            "miBuildBase",
            "miBuild",
            "miRebaseImage",
            "miOutdatedImages",
            "miDeploy",
            "miCanary",
            "miRollback",
            "miUndeploy");

    private final String document = Files.readString(DOCUMENT);

    PipelineDocumentTest() throws IOException {}

    private List<String[]> rows(String heading) {
        String part = document.replaceFirst("(?s).*\n## " + heading + "\n", "").replaceFirst("(?s)\n## .*", "");
        return part.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| |^\\| | \\|$"))
                .toList();
    }

    @Test
    void shouldListTheParametersOfEveryStep() {
        Map<String, Set<String>> listed = new LinkedHashMap<>();
        STEPS.forEach(step -> listed.put(step, new TreeSet<>()));
        for (String[] row : rows("Parameters")) {
            for (String step : row[2].split(", ")) {
                listed.get(step).add(row[1].replace("`", ""));
            }
        }

        Map<String, Set<String>> real = new LinkedHashMap<>();
        STEPS.forEach(step -> real.put(step, StepProperties.of(step)));
        assertThat(listed).isEqualTo(real);
    }

    @Test
    void shouldListWhatEachResultHas() {
        Map<String, Set<String>> told = new TreeMap<>();
        rows("Steps")
                .forEach(row -> told.put(
                        row[1].replace("`", ""),
                        Pattern.compile("`(\\w+)`")
                                .matcher(row[3])
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));

        assertThat(told.get("miBuildImage")).isEqualTo(StepProperties.ofResult("MiImage"));
        assertThat(told.get("miBuildBase")).isEqualTo(StepProperties.ofResult("MiImage"));
        assertThat(told.get("miRebaseImage")).isEqualTo(together("MiRebase", "MiRebasedImage"));
        assertThat(told.get("miOutdatedImages")).isEqualTo(together("MiOutdatedImages", "MiImageStanding"));
        assertThat(told.get("miDeploy")).isEqualTo(StepProperties.ofResult("MiRelease"));
        assertThat(told.get("miBuildCar")).isEqualTo(together("MiCars", "MiCar"));
        assertThat(told.get("miUnits")).isEqualTo(together("MiUnits", "MiUnit", "MiBase"));
    }

    private static Set<String> together(String... results) {
        return Arrays.stream(results)
                .flatMap(result -> StepProperties.ofResult(result).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldListEveryKeyOfThePipeline() throws IOException {
        Set<String> told = rows("miPipeline").stream()
                .flatMap(row -> Arrays.stream(row[1].split(", ")))
                .map(key -> key.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).isEqualTo(keys());
    }

    /** Each call of miPipeline in the documents. */
    @Test
    void shouldUseOnlyKeysThatThereAre() throws IOException {
        Set<String> known = keys();
        try (Stream<Path> recipes = Files.list(Path.of("docs", "recipes"))) {
            List<Path> files = Stream.concat(Stream.of(DOCUMENT), recipes).toList();
            for (Path file : files) {
                List<String> keys = Pattern.compile("(?:miPipeline\\(|^        )(\\w+):", Pattern.MULTILINE)
                        .matcher(Files.readString(file).replaceAll("(?s)```(?:yaml|json).*?```", ""))
                        .results()
                        .map(MatchResult::group)
                        .map(text -> text.replaceAll("miPipeline\\(|[ :]", ""))
                        .toList();
                assertThat(known).as(file.toString()).containsAll(keys);
            }
        }
    }

    private static Set<String> keys() throws IOException {
        String known = Files.readString(Path.of("vars", "miPipeline.groovy"))
                .replaceFirst("(?s).*def known = \\[(.*?)].*", "$1");
        return Arrays.stream(known.split("[^A-Za-z]+"))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
