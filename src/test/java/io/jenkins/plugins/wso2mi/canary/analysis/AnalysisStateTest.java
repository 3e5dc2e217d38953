package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisStateTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static AnalysisState reread(AnalysisState state) throws Exception {
        Map<String, Object> fields =
                JSON.readValue(JSON.writeValueAsString(state.toFields()), new TypeReference<>() {});
        return AnalysisState.of(fields);
    }

    @Test
    void shouldComeBackFromJsonAsItWas() throws Exception {
        AnalysisState state = AnalysisState.begin(TEN);
        for (int i = 0; i < 7; i++) {
            Result result = Result.values()[i % 3];
            state = state.with(new Measurement(
                    "errors", TEN.plusSeconds(i), result, i % 2 == 0, Map.of("value", i / 3.0), "look " + i));
        }
        state = state.with(new Measurement("latency", TEN, Result.GOOD, false, Map.of(), "fine"));

        assertThat(reread(state)).isEqualTo(state);
        assertThat(state.tally("errors").good()).isEqualTo(3);
        assertThat(state.tally("errors").recent()).as("the last of them").hasSize(5);
    }

    @Test
    void shouldStaySmallHoweverMuchIsMeasured() throws Exception {
        AnalysisState state = AnalysisState.begin(TEN);
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            values.put("v" + i, Math.PI * i);
        }
        for (int i = 0; i < 200; i++) {
            state = state.with(new Measurement(
                    "gate-with-a-name-of-forty-characters-" + i % 20,
                    TEN,
                    Result.FAILED,
                    false,
                    values,
                    "x".repeat(5_000)));
        }

        assertThat(JSON.writeValueAsString(state.toFields()).length()).isLessThan(64_000);
    }

    @Test
    void shouldKeepNoNumberThatJsonHasNot() throws Exception {
        Measurement measurement = new Measurement(
                "g", TEN, Result.FAILED, false, Map.of("value", Double.POSITIVE_INFINITY, "other", 1.5), "w");

        assertThat(measurement.values()).containsOnly(Map.entry("other", 1.5));
    }

    @Test
    void shouldTellADryRunAsWhatIsNoRefusal() {
        Map<String, Double> values = Map.of("difference", 0.3);
        Measurement measurement = new Measurement("g", TEN, Result.FAILED, true, values, "30% errors");

        assertThat(measurement.event())
                .isEqualTo(new Event.Gate(
                        TEN, "g", "waiting", "dry run, would have failed: 30% errors", "failed", values));
    }
}
