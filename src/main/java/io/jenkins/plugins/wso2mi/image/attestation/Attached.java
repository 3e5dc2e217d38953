package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document that is attached to an image.
 *
 * @param title what it is, for people: {@code provenance} or {@code SBOM}
 * @param type the artifact's type
 * @param digest of its manifest
 * @param wasThere whether it was attached before
 */
public record Attached(String title, String type, Digest digest, boolean wasThere) {
    /** One line for people. */
    public String sentence() {
        return title + " " + digest + (wasThere ? " was attached already" : " is attached");
    }

    /** For machines: {@code artifactType}, {@code digest} (of its manifest), {@code alreadyThere}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("artifactType", type);
        facts.put("digest", digest.toString());
        facts.put("alreadyThere", wasThere);
        return facts;
    }
}
