package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names what is wrong by the field of a step: the engine speaks of the options of the command line, which who writes a
 * Pipeline has never seen.
 */
public final class FieldNames {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*(?![\\w-])");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("--add", "additions"),
            Map.entry("--aws-profile", "awsProfile"),
            Map.entry("--aws-role", "awsRole"),
            Map.entry("--base", "base"),
            Map.entry("--build-arg", "buildArgs"),
            Map.entry("--builder", "builder"),
            Map.entry("--car", "cars"),
            Map.entry("--config", "configurations"),
            Map.entry("--context", "context"),
            Map.entry("--create-repository", "createRepository"),
            Map.entry("--dropin", "dropins"),
            Map.entry("--environment", "environment"),
            Map.entry("--file", "file"),
            Map.entry("--force", "force"),
            Map.entry("--from", "from"),
            Map.entry("--gates", "gates"),
            Map.entry("--image", "image"),
            Map.entry("--inconclusive", "inconclusive"),
            Map.entry("--kubeconfig", "credentialsId"),
            Map.entry("--label", "labels"),
            Map.entry("--library", "libraries"),
            Map.entry("--management-secret", "managementSecret"),
            Map.entry("--mount", "mounts"),
            Map.entry("--namespace", "namespace"),
            Map.entry("--nfs", "nfs"),
            Map.entry("--patience", "patience"),
            Map.entry("--plan", "plan"),
            Map.entry("--preview", "preview"),
            Map.entry("--quorum", "quorum"),
            Map.entry("--release", "helmRelease"),
            Map.entry("--secret", "secrets"),
            Map.entry("--secrets", "secretsFile"),
            Map.entry("--service", "service"),
            Map.entry("--set", "set"),
            Map.entry("--tag", "tags"),
            Map.entry("--tag-format", "tagFormat"),
            Map.entry("--testers", "testers"),
            Map.entry("--timeout", "timeout"),
            Map.entry("--to", "to"),
            Map.entry("--traffic", "traffic"),
            Map.entry("--unit", "units"),
            Map.entry("--values", "values"),
            Map.entry("--with-namespace", "withNamespace"),
            Map.entry("--with-volumes", "withVolumes"),
            Map.entry("-f", "manifests"),
            Map.entry("-n", "namespace"));

    private FieldNames() {}

    /** The event with fields instead of options, if it tells of a problem. */
    public static Event of(Event event) {
        return event instanceof Event.Trouble told ? new Event.Trouble(told.time(), of(told.problem())) : event;
    }

    /** The sentences of what was refused, a line each, with fields instead of options. */
    public static String sentences(RefusedException refused) {
        return String.valueOf(of(refused, FIELDS).getMessage());
    }

    /** The problem with fields instead of options; what others said is left as they said it. */
    static Problem of(Problem problem) {
        return of(problem, FIELDS);
    }

    /** What was refused, with a step's own fields for options that other steps have other fields for. */
    static RefusedException of(RefusedException refused, Map<String, String> own) {
        return new RefusedException(
                refused.problems().stream().map(problem -> of(problem, own)).toList());
    }

    private static Problem of(Problem problem, Map<String, String> fields) {
        return new Problem(problem.severity(), in(problem.where(), fields), problem.what(), in(problem.fix(), fields));
    }

    private static String in(String text, Map<String, String> fields) {
        return OPTION.matcher(text).replaceAll(found -> {
            String option = found.group();
            return Matcher.quoteReplacement(fields.getOrDefault(option, option));
        });
    }
}
