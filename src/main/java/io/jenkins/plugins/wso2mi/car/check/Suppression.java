package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says that findings of a rule are known and meant so.
 *
 * @param rule which rule
 * @param where the end of the place, from the begin of a path's part on, without the line; {@code *} stands for any
 *     characters; {@code *} alone for every place
 * @param reason why it is meant so; not blank
 */
public record Suppression(CarRule rule, String where, String reason) implements Serializable {
    private static final Pattern GRAMMAR = Pattern.compile("([a-z-]+)(?::([^=]+))?(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile(":\\d+$");

    /**
     * Reads what stands on a command line.
     *
     * @param text {@code RULE[:WHERE]=REASON}
     * @throws RefusedException if there is no such rule, or no reason
     */
    public static Suppression parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new RefusedException(
                    "suppression '" + text + "'",
                    "is not understood",
                    "write RULE[:WHERE]=REASON, such as "
                            + "missing-reference:Visits_1.0.0/*=comes from the base image");
        }
        String where = matcher.group(2) == null ? "*" : matcher.group(2);
        String reason = matcher.group(3) == null ? "" : matcher.group(3);
        return of("suppression '" + text + "'", matcher.group(1), where, reason);
    }

    /**
     * Checks what stands in a file.
     *
     * @param source where it is written
     * @throws RefusedException if there is no such rule, or no reason
     */
    static Suppression of(String source, String rule, String where, String reason) {
        CarRule known = CarRule.of(rule)
                .orElseThrow(() -> new RefusedException(
                        source,
                        "there is no rule '" + rule + "'",
                        "name one of "
                                + Arrays.stream(CarRule.values())
                                        .map(CarRule::id)
                                        .collect(Collectors.joining(", "))));
        if (reason.isBlank()) {
            throw new RefusedException(source, "gives no reason", "say why the findings are meant so");
        }
        return new Suppression(known, where.isBlank() ? "*" : where.strip(), reason.strip());
    }

    /** Whether it is meant for a finding. */
    boolean covers(Finding finding) {
        String place = LINE.matcher(finding.where()).replaceFirst("").replace('\\', '/');
        String glob = Arrays.stream(where.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return finding.rule() == rule
                && Pattern.compile("(?:.*/)?" + glob, Pattern.DOTALL)
                        .matcher(place)
                        .matches();
    }

    @Override
    public String toString() {
        return rule.id() + (where.equals("*") ? "" : ":" + where) + "=" + reason;
    }
}
