package io.jenkins.plugins.wso2mi.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names of faulty carbon applications from what MI's readiness resource answers (ReadinessResource, MI 1.2
 * on).
 */
final class FaultyApplications {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FaultyApplications() {}

    /** File names of the faulty carbon applications; empty if the answer names none. */
    static List<String> in(ProbeAnswer answer) {
        if (answer.status() != 500 || !answer.body().contains("Faulty CAPPs")) {
            return List.of();
        }
        try {
            JsonNode names = JSON.readTree(answer.body()).path("Faulty CAPPs");
            List<String> faulty = new ArrayList<>();
            names.forEach(name -> faulty.add(PlainText.oneLine(name.asText())));
            return faulty;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
