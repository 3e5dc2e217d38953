package io.jenkins.plugins.wso2mi.car.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a document: enough to say whether it is another one, and where below its root.
 *
 * @param digest of all that counts in it, see {@link CanonicalXml}
 * @param root the root's name, with its namespace in braces before it
 * @param attributes the root's attributes and namespace declarations by name
 * @param parts the digests of the elements below the root by what they are called, in the document's order; of very
 *     many only the first
 */
record Outline(String digest, String root, Map<String, String> attributes, Map<String, List<String>> parts) {

    /** Gathers an outline, bounded. */
    static final class Builder {
        private static final int PART_LIMIT = 2_000;

        private final Map<String, List<String>> parts = new LinkedHashMap<>();
        private String root = "";
        private Map<String, String> attributes = Map.of();
        private int count;

        void root(String name, Map<String, String> itsAttributes) {
            root = name;
            attributes = itsAttributes;
        }

        void part(String label, String digest) {
            if (count++ < PART_LIMIT) {
                parts.computeIfAbsent(label, l -> new ArrayList<>()).add(digest);
            }
        }

        Outline build(String digest) {
            return new Outline(digest, root, attributes, parts);
        }
    }
}
