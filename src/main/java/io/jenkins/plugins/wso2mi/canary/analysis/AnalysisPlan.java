package io.jenkins.plugins.wso2mi.canary.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import io.jenkins.plugins.wso2mi.config.yaml.YamlDocument;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The gates that a canary has to stand at each step that is held; holds no secret. */
public record AnalysisPlan(List<AnalysisGate> gates) {
    /** No gates. */
    public static final AnalysisPlan NONE = new AnalysisPlan(List.of());

    private static final int GATES_LIMIT = 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,38}[a-z0-9])?");
    /** Gates that every canary has. */
    private static final Set<String> TAKEN = Set.of("rollout", "approval");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public AnalysisPlan {
        gates = List.copyOf(gates);
    }

    /**
     * Reads a plan.
     *
     * @throws RefusedException with every problem, each with line and column
     */
    public static AnalysisPlan read(Path file) {
        return of(YamlDocument.read(file));
    }

    /**
     * Reads a plan, also one that {@link #toJson} wrote.
     *
     * @param name what messages call it
     * @throws RefusedException with every problem, each with line and column
     */
    public static AnalysisPlan parse(String name, String text) {
        return of(YamlDocument.parse(name, text));
    }

    private static AnalysisPlan of(YamlDocument document) {
        Problems problems = new Problems();
        Section top = Section.of(document, "the analysis", problems);
        top.allow(List.of("gates"));
        List<AnalysisGate> gates = new ArrayList<>();
        top.section("gates")
                .ifPresent(all -> all.each("gate", (name, gate) -> {
                    checkName(name, problems);
                    gates.add(GateReader.read(name.text(), gate, problems));
                }));
        if (gates.isEmpty() || gates.size() > GATES_LIMIT) {
            problems.error(
                    top.where("gates"),
                    "there are " + (gates.isEmpty() ? "no" : String.valueOf(gates.size())) + " gates",
                    "write 1 to " + GATES_LIMIT + " below 'gates'");
        }
        problems.refuseOnErrors();
        return new AnalysisPlan(gates);
    }

    private static void checkName(Placed name, Problems problems) {
        if (TAKEN.contains(name.text())) {
            problems.error(
                    name.where(), "every canary has a gate '" + name.text() + "' already", "give it another name");
        } else if (!NAME.matcher(name.text()).matches()) {
            problems.error(
                    name.where(),
                    "'" + name.text() + "' is no name for a gate",
                    "use at most 40 lower case letters, digits and '-'");
        }
    }

    /** The plan as JSON, which {@link #parse} reads. */
    public String toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        gates.forEach(gate -> fields.put(gate.name(), gate.fields()));
        try {
            return JSON.writeValueAsString(Map.of("gates", fields));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the gates that ask an address which the plan names, and not the cluster's API server alone. */
    public List<String> askingAddresses() {
        return gates.stream()
                .filter(gate -> gate.check().fields().containsKey("url"))
                .map(AnalysisGate::name)
                .toList();
    }

    public boolean isEmpty() {
        return gates.isEmpty();
    }
}
