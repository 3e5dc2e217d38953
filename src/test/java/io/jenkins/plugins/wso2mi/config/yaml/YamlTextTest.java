package io.jenkins.plugins.wso2mi.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    private static YamlTree.Branch of(String key, YamlTree value) {
        Map<String, YamlTree> children = new LinkedHashMap<>();
        children.put(key, value);
        return new YamlTree.Branch(children);
    }

    private static YamlTree.Leaf leaf(Object value) {
        return new YamlTree.Leaf(value, "");
    }

    @Test
    void shouldSayWhereValuesComeFrom() {
        YamlTree.Row ports = new YamlTree.Row(List.of(of("port", new YamlTree.Leaf(8290, "default"))));

        assertThat(YamlText.of(of("spec", of("ports", ports)))).isEqualTo("""
                        spec:
                          ports:
                            - port: 8290 # default
                        """);
    }

    @Test
    void shouldWriteFilesAsBlocksBelowTheirSource() {
        YamlTree data = of("conf.deployment.toml", new YamlTree.Leaf("[server]\na = \"b\"\n", "mi.yaml:3"));

        assertThat(YamlText.of(of("data", data))).isEqualTo("""
                        data:
                          # mi.yaml:3
                          conf.deployment.toml: |
                            [server]
                            a = "b"
                        """);
    }

    /** Readers of YAML 1.1 take these for something else than texts. */
    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "No", "on", "true", "null", "~", "", "8290", "1.10", "0x1F", "1e3", "12:30", "2020-01-01"
            })
    void shouldQuoteWhatIsNoTextToEverybody(String text) {
        assertThat(YamlText.of(of("value", leaf(text)))).isEqualTo("value: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1Gi", "500m", "sha256:00", "clinic/desk:1.0", "v1", "/healthz", "yesterday"})
    void shouldLeaveWordsBare(String text) {
        assertThat(YamlText.of(of("value", leaf(text)))).isEqualTo("value: " + text + "\n");
    }

    @Property
    void shouldBeReadAsItWasWritten(@ForAll("texts") String text, @ForAll int number, @ForAll boolean flag)
            throws IOException {
        YamlTree.Row row = new YamlTree.Row(List.of(leaf(text), new YamlTree.Leaf(text, "mi.yaml:1"), leaf(number)));
        YamlTree.Branch tree = of("items", new YamlTree.Row(List.of(row, of("k", new YamlTree.Leaf(flag, "default")))));

        JsonNode read = new YAMLMapper().readTree(YamlText.of(tree));

        assertThat(read.at("/items/0/0").textValue()).isEqualTo(text);
        assertThat(read.at("/items/0/1").textValue()).isEqualTo(text);
        assertThat(read.at("/items/0/2").intValue()).isEqualTo(number);
        assertThat(read.at("/items/1/k").booleanValue()).isEqualTo(flag);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).filter(text -> text.chars()
                        .noneMatch(c -> c == '\r' || c == 0x85)),
                Arbitraries.strings().withChars(" \n\t#:-'\"|>&*!%@`{}[],0yn~").ofMaxLength(20));
    }
}
