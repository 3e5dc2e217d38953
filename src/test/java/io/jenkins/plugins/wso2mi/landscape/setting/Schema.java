package io.jenkins.plugins.wso2mi.landscape.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published JSON Schema of landscapes. */
public final class Schema {
    private static final Path FILE = Path.of("src/main/resources/io/jenkins/plugins/wso2mi/landscape/mi.schema.json");
    private static final com.networknt.schema.Schema SCHEMA = load();

    private Schema() {}

    private static com.networknt.schema.Schema load() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static JsonNode tree() throws IOException {
        return JsonMapper.builder().build().readTree(FILE.toFile());
    }

    /** What the schema does not like; YAML that is none counts too. */
    public static List<String> errors(String yaml) {
        try {
            return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
