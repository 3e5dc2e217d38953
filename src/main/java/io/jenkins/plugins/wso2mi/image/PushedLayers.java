package io.jenkins.plugins.wso2mi.image;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of an image's layers.
 *
 * @param sent new ones that were sent
 * @param mounted base layers that the registry took over from another of its repositories
 * @param copied base layers that were read from one registry and sent to another
 * @param reused those that the repository had already
 */
public record PushedLayers(int sent, int mounted, int copied, int reused) {
    /** None at all. */
    public static final PushedLayers NONE = new PushedLayers(0, 0, 0, 0);

    PushedLayers oneSent() {
        return new PushedLayers(sent + 1, mounted, copied, reused);
    }

    PushedLayers oneMounted() {
        return new PushedLayers(sent, mounted + 1, copied, reused);
    }

    PushedLayers oneCopied() {
        return new PushedLayers(sent, mounted, copied + 1, reused);
    }

    PushedLayers oneReused() {
        return new PushedLayers(sent, mounted, copied, reused + 1);
    }

    /** One line for people. */
    public String sentence() {
        return sent + " new layers, " + mounted + " mounted, " + copied + " copied, " + reused + " reused";
    }

    /** For machines: {@code new}, {@code mounted}, {@code copied}, {@code reused}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("new", sent);
        facts.put("mounted", mounted);
        facts.put("copied", copied);
        facts.put("reused", reused);
        return facts;
    }
}
