package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a tag is made, such as <code>{version}-{git}</code>.
 *
 * @param text blank if no tag is made
 */
public record TagFormat(String text) {
    /** That no tag is made. */
    public static final TagFormat NONE = new TagFormat("");

    private static final String WHERE = "--tag-format";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    boolean isGiven() {
        return !text.isBlank();
    }

    /** The tag; empty if none is to be made, or if something is wrong, which is noted. */
    Optional<String> tag(TagValues values, Problems problems) {
        if (!isGiven()) {
            return Optional.empty();
        }
        int before = problems.list().size();
        Map<String, TagValues.Value> known = values.all();
        Map<String, String> used = new TreeMap<>();
        for (Matcher found = PLACEHOLDER.matcher(text); found.find(); ) {
            String name = found.group(1);
            TagValues.Value value = known.get(name);
            if (value == null) {
                problems.error(
                        WHERE, "there is no {" + name + "}", "use {" + String.join("}, {", known.keySet()) + "}");
            } else if (value.text().isEmpty()) {
                problems.error(WHERE, "{" + name + "} is not known", value.fix());
            }
            used.put(name, value == null ? "" : value.text());
        }
        return problems.list().size() > before ? Optional.empty() : checked(filled(used), problems);
    }

    private String filled(Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text.strip())
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    private Optional<String> checked(String tag, Problems problems) {
        try {
            return Optional.of(ImageReference.parseTag(tag, WHERE + " " + text));
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }
}
