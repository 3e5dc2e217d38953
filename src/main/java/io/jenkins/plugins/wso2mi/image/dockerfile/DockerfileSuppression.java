package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says that what a rule finds in a docker project is known and meant so.
 *
 * @param where the end of the place, with or without its line; {@code *} stands for any characters, and alone for every
 *     place
 * @param reason not blank
 */
record DockerfileSuppression(DockerfileRule rule, String where, String reason) {
    private static final Pattern GRAMMAR = Pattern.compile("([a-z-]+)(?::([^=]+))?(?:=(.*))?", Pattern.DOTALL);

    /** Whether a text, {@code RULE[:WHERE]=REASON}, names a rule for Dockerfiles. */
    static boolean isOne(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        return matcher.matches() && DockerfileRule.of(matcher.group(1)).isPresent();
    }

    /** Reads texts; those that are none are noted. */
    static List<DockerfileSuppression> parse(List<String> texts, Problems problems) {
        List<DockerfileSuppression> all = new ArrayList<>();
        for (String text : texts) {
            parse(text, problems).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<DockerfileSuppression> parse(String text, Problems problems) {
        String source = "--suppress " + text;
        Matcher matcher = GRAMMAR.matcher(text.strip());
        Optional<DockerfileRule> rule = matcher.matches() ? DockerfileRule.of(matcher.group(1)) : Optional.empty();
        if (rule.isEmpty() || !rule.get().maySuppress()) {
            problems.error(
                    source,
                    rule.isEmpty() ? "names no rule for Dockerfiles" : "is about what no build can go on with",
                    rule.isEmpty() ? "write RULE[:WHERE]=REASON; the rules are " + rules() : "correct the line");
            return Optional.empty();
        }
        String where = matcher.group(2) == null ? "*" : matcher.group(2).strip();
        String reason = matcher.group(3) == null ? "" : matcher.group(3).strip();
        if (reason.isEmpty()) {
            problems.error(source, "gives no reason", "say why the findings are meant so");
            return Optional.empty();
        }
        return Optional.of(new DockerfileSuppression(rule.get(), where, reason));
    }

    private static String rules() {
        return Arrays.stream(DockerfileRule.values())
                .filter(DockerfileRule::maySuppress)
                .map(DockerfileRule::id)
                .collect(Collectors.joining(", "));
    }

    /** Whether it is meant for a problem. */
    boolean covers(Problem problem) {
        String place = problem.where().replace('\\', '/');
        String glob = Arrays.stream(where.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return DockerfileRule.toldBy(problem.what()).filter(rule::equals).isPresent()
                && Pattern.compile("(?:.*/)?" + glob + "(?::\\d+)?", Pattern.DOTALL)
                        .matcher(place)
                        .matches();
    }

    /**
     * Takes out what is known and meant so.
     *
     * @param problems all that was found
     * @param notices gets a sentence for each that is taken out, and for each suppression that nothing needs any more
     * @return the rest
     * @throws RefusedException if a text is no suppression
     */
    static List<Problem> leaveOut(List<String> texts, List<Problem> problems, List<String> notices) {
        Problems wrong = new Problems();
        List<DockerfileSuppression> all = parse(texts, wrong);
        wrong.refuseOnErrors();
        List<DockerfileSuppression> unused = new ArrayList<>(all);
        List<Problem> rest = new ArrayList<>();
        for (Problem problem : problems) {
            Optional<DockerfileSuppression> by =
                    all.stream().filter(one -> one.covers(problem)).findFirst();
            by.ifPresentOrElse(
                    one -> notices.add("suppressed: " + problem.sentence() + " (because: " + one.reason + ")"),
                    () -> rest.add(problem));
            unused.removeIf(one -> one.covers(problem));
        }
        unused.forEach(one -> notices.add("the suppression " + one + " is not needed any more: remove it"));
        return rest;
    }

    @Override
    public String toString() {
        return rule.id() + (where.equals("*") ? "" : ":" + where) + "=" + reason;
    }
}
