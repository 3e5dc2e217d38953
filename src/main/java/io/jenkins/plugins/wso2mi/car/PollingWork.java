package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An artifact that fetches work by itself, in every replica, and not on request.
 *
 * @param artifact which
 * @param reason why, in words that follow its name: {@code is a scheduled task}
 */
public record PollingWork(Artifact artifact, String reason) {
    /**
     * Why a file of a project's sources, which is in no application yet, fetches work by itself.
     *
     * @return empty if it does not, or is no well-formed XML
     * @throws IOException if it cannot be read
     */
    public static Optional<String> reason(EntryContent file) throws IOException {
        try (InputStream in = file.open()) {
            return Optional.ofNullable(
                    PayloadWalk.read(in, new ReadBudget(ReadLimits.DEFAULT)).polling());
        } catch (XmlFaultException e) {
            return Optional.empty();
        }
    }

    /** One line for people. */
    public String sentence() {
        return PlainText.oneLine(artifact.name() + " " + reason);
    }

    /** For machines: {@code artifact}, {@code type}, {@code reason}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("artifact", PlainText.oneLine(artifact.name()));
        facts.put("type", PlainText.oneLine(artifact.type()));
        facts.put("reason", PlainText.oneLine(reason));
        return facts;
    }
}
