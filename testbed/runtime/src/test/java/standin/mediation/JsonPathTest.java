package standin.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.synapse.SynapseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final String JSON = "{\"a\": {\"b-c\": [1, {\"d e\": \"x\"}]}, \"n\": null, \"t\": 1.50}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a.b-c[0] | 1",
                "$.a['b-c'][1]['d e'] | x",
                "$.a.b-c[1] | {\"d e\":\"x\"}",
                "$.t | 1.50",
                "$.n | ''",
                "$.none.at.all | ''",
                "$.a.b-c[7] | ''",
            })
    void shouldFindWhatThePathNames(String path, String expected) {
        assertThat(new JsonPath(path).string(JSON)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..a", "$.a[*]", "$.a[?(@.b)]", "a.b", "$.a[", "$.a.length()"})
    void shouldSayUnsupportedWhenThePathHoldsMore(String path) {
        assertThatThrownBy(() -> new JsonPath(path))
                .isInstanceOf(SynapseException.class)
                .hasMessage("not supported by the stand-in: JSONPath " + path);
    }
}
