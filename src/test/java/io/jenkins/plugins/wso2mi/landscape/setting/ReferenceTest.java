package io.jenkins.plugins.wso2mi.landscape.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the table of keys in {@code docs/mi-yaml.md} to the schema; {@code -Dgolden.write=true} writes it anew. */
class ReferenceTest {
    private static final Path PAGE = Path.of("docs/mi-yaml.md");
    private static final String BEGIN = "<!-- keys: made from the schema -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @Test
    void shouldTellEveryKeyOfTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder table = new StringBuilder("\n| key | what it says | default |\n|---|---|---|\n");
        rows(Schema.tree().at("/$defs/deploy"), "", table);
        table.append('\n');
        if (Boolean.getBoolean("golden.write")) {
            page = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table + page.substring(page.indexOf(END));
            Files.writeString(PAGE, page);
        }
        assertThat(page).contains(BEGIN + table + END);
    }

    private static void rows(JsonNode schema, String prefix, StringBuilder table) {
        for (Map.Entry<String, JsonNode> one : schema.path("properties").properties()) {
            JsonNode property = one.getValue();
            String key = prefix + one.getKey();
            String standard = property.path("default").asText();
            table.append("| `")
                    .append(key)
                    .append("` | ")
                    .append(property.path("description").asText());
            table.append(words(property)).append(" | ");
            table.append(standard.isEmpty() ? "" : "`" + standard + "`").append(" |\n");
            rows(property, key + ".", table);
            rows(property.path("additionalProperties"), key + ".NAME.", table);
        }
    }

    private static String words(JsonNode property) {
        JsonNode words = property.at("/anyOf/0/enum").isMissingNode()
                ? property.at("/anyOf/0/anyOf/0/enum")
                : property.at("/anyOf/0/enum");
        StringBuilder text = new StringBuilder();
        words.forEach(word -> {
            if (!word.isNull()) {
                text.append(text.isEmpty() ? " One of `" : ", `")
                        .append(word.asText())
                        .append('`');
            }
        });
        return text.isEmpty() ? "" : text + ".";
    }
}
