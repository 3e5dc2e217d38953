package io.jenkins.plugins.wso2mi.landscape.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the published schema to what is read: the same keys everywhere, and the same examples. */
class SchemaTest {
    private static final Path ALL = Path.of("src/test/resources/landscape/all.yaml");
    private static final Pattern KNOWN = Pattern.compile("has no key 'q9'; known are: ([^;]*)");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/landscape/all.yaml",
                "examples/clinic/mi.yaml",
                "examples/clinic/landscape.yaml"
            })
    void shouldTakeWhatIsRead(String file) throws IOException {
        assertThat(Schema.errors(Files.readString(Path.of(file)))).isEmpty();
    }

    @Test
    void shouldBeUsedWhollyByTheExampleThatIsRead() throws IOException {
        Set<String> unused = new TreeSet<>();
        unused(Schema.tree(), List.of(YAML.readTree(ALL.toFile())), "", unused);

        assertThat(unused).isEmpty();
        assertThat(LandscapeSettings.read(ALL, request())).hasSize(2);
    }

    @Test
    void shouldKnowTheKeysThatAreRead() throws IOException {
        int sections = compare(Schema.tree(), YAML.readTree(ALL.toFile()), YAML.readTree(ALL.toFile()), "");

        assertThat(sections).isGreaterThan(30);
    }

    private static Request request() {
        return new Request(Optional.of("prod"), List.of(), Map.of(), Map.of("TAG", "1", "REGISTRY", "r.example.com"));
    }

    private static JsonNode resolved(JsonNode schema) throws IOException {
        return schema.path("$ref").asText().equals("#/$defs/deploy")
                ? Schema.tree().at("/$defs/deploy")
                : schema;
    }

    /** Notes each property that none of the values at its place has. */
    private static void unused(JsonNode given, List<JsonNode> values, String path, Set<String> unused)
            throws IOException {
        JsonNode schema = resolved(given);
        if (!path.startsWith("/environments") && !path.startsWith("/defaults")) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                List<JsonNode> below = values.stream()
                        .map(value -> value.path(property.getKey()))
                        .filter(value -> !value.isMissingNode())
                        .toList();
                if (below.isEmpty()) {
                    unused.add(path + "/" + property.getKey());
                }
                unused(property.getValue(), below, path + "/" + property.getKey(), unused);
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            List<JsonNode> items = new ArrayList<>();
            values.forEach(value -> value.forEach(items::add));
            // how units run in environments is what defaults and units say already
            if (!schema.path("additionalProperties").has("$ref")) {
                unused(schema.path("additionalProperties"), items, path + "/*", unused);
            }
        }
    }

    /** Puts a key that nobody knows into each section in turn, and compares those that are told with the schema's. */
    private int compare(JsonNode given, JsonNode whole, JsonNode value, String path) throws IOException {
        JsonNode schema = resolved(given);
        int sections = 0;
        if (value.isObject() && schema.has("properties")) {
            ObjectNode changed = whole.deepCopy();
            ((ObjectNode) (path.isEmpty() ? changed : changed.at(path))).put("q9", "x");
            Set<String> properties = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(properties::add);
            assertThat(known(changed)).as(path).isEqualTo(properties);
            sections++;
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                sections += compare(
                        property.getValue(), whole, value.path(property.getKey()), path + "/" + property.getKey());
            }
        }
        if (value.isObject() && schema.path("additionalProperties").isObject()) {
            for (Map.Entry<String, JsonNode> item : value.properties()) {
                String below = path + "/" + item.getKey().replace("~", "~0").replace("/", "~1");
                sections += compare(schema.path("additionalProperties"), whole, item.getValue(), below);
            }
        }
        return sections;
    }

    private Set<String> known(JsonNode landscape) throws IOException {
        Path file = folder.resolve("mi.yaml");
        Files.writeString(file, YAML.writeValueAsString(landscape));
        Files.writeString(folder.resolve("deployment.toml"), "");
        try {
            LandscapeSettings.read(file, request());
            return Set.of();
        } catch (RefusedException e) {
            Matcher keys = KNOWN.matcher(String.valueOf(e.getMessage()));
            return keys.find() ? new TreeSet<>(List.of(keys.group(1).split("\\s*,\\s*"))) : Set.of();
        }
    }
}
