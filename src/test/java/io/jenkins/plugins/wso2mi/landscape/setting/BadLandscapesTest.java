package io.jenkins.plugins.wso2mi.landscape.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads each landscape of {@code bad.txt}, and holds what is said of it against what stands there;
 * {@code -Dgolden.write=true} writes that anew.
 */
class BadLandscapesTest {
    private static final Path TABLE = Path.of("src/test/resources/landscape/bad.txt");
    private static final Pattern WHOLE = Pattern.compile("(?m)^(base|units?|variables|defaults?|environments):");
    private static final String DESK = "variables: [UNSET]\nunits:\n  desk:\n    image: clinic/desk\n    deploy:\n";

    @TempDir
    private Path folder;

    private record Example(String text, List<String> told) {
        String landscape() {
            if (WHOLE.matcher(text).find()) {
                return text;
            }
            String usual = "version: 4.4.0\ntag: 1.0.0\n"
                    .lines()
                    .filter(line -> !text.contains(line.substring(0, line.indexOf(':') + 1)))
                    .collect(Collectors.joining("\n"));
            return DESK + (text + usual).indent(6);
        }
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<String> told = new ArrayList<>();
        boolean answer = false;
        for (String line : Files.readAllLines(TABLE)) {
            if (answer && !line.startsWith("   ")) {
                examples.add(new Example(text.toString(), List.copyOf(told)));
                text.setLength(0);
                told.clear();
            }
            answer = line.equals("=>") || (answer && line.startsWith("   "));
            if (answer && !line.equals("=>")) {
                told.add(line.strip());
            } else if (!answer && !line.startsWith("#")) {
                text.append(line).append('\n');
            }
        }
        examples.add(new Example(text.toString(), List.copyOf(told)));
        return examples;
    }

    private List<String> told(Example example) throws IOException {
        Path file = folder.resolve("mi.yaml");
        Files.writeString(file, example.landscape());
        List<String> told = new ArrayList<>();
        try {
            Rendering.of(file, new Request(Optional.empty(), List.of(), Map.of(), Map.of()));
        } catch (RefusedException e) {
            e.problems().stream()
                    .map(Problem::sentence)
                    .map(one -> one.replace(folder + "/", ""))
                    .forEach(told::add);
        }
        if (!Schema.errors(example.landscape()).isEmpty()) {
            told.add("(schema)");
        }
        return told;
    }

    @Test
    void shouldSayWhatIsWrongWhereAndWhatToDo() throws IOException {
        StringBuilder table = new StringBuilder();
        Files.readAllLines(TABLE).stream()
                .takeWhile(line -> line.startsWith("#"))
                .forEach(line -> table.append(line).append('\n'));
        List<Example> examples = examples();
        for (Example example : examples) {
            table.append(example.text()).append("=>\n");
            told(example).forEach(line -> table.append("   ").append(line).append('\n'));
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table.toString()).isEqualTo(Files.readString(TABLE));
        assertThat(examples).hasSizeGreaterThan(100).allSatisfy(example -> assertThat(example.told())
                .as(example.text())
                .anyMatch(line -> line.startsWith("mi.yaml:")));
    }
}
