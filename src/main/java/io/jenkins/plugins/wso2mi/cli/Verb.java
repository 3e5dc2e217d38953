package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.JsonLines;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.TerminalLog;
import io.jenkins.plugins.wso2mi.report.TextLog;
import io.jenkins.plugins.wso2mi.report.summary.SummaryDelivery;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.LogManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all verbs of the command line have in common: how they speak, and how they end. */
@Command
abstract class Verb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * Does the work.
     *
     * @return what {@link #end} returned
     * @throws RefusedException if what was given is wrong
     * @throws IOException if it failed; the message is for people
     * @throws InterruptedException if somebody stopped it
     */
    protected abstract Outcome run(Reporter report) throws IOException, InterruptedException;

    @Override
    public final Integer call() {
        // libraries' own logging is neither for people nor for machines
        LogManager.getLogManager().reset();
        Consumer<Event> log = isRich()
                ? TerminalLog.start(stderr(), ZoneId.systemDefault())
                : new TextLog(stderr(), ZoneId.systemDefault());
        Consumer<Event> sink = root().output == Mictl.Output.JSON
                ? new JsonLines(spec.commandLine().getOut()).andThen(log)
                : log;
        return exitCode(call(new Reporter(sink, Clock.systemUTC())));
    }

    /**
     * Who is told of the whole when it has ended.
     *
     * @throws RefusedException if what was asked for cannot be done
     */
    protected List<SummarySink> sinks() {
        return List.of();
    }

    /** The exit code for an outcome; a verb may tell more by it. */
    protected int exitCode(Outcome outcome) {
        return outcome.exitCode();
    }

    /** Whether the verb has an answer for {@code --output markdown}. */
    protected boolean hasMarkdown() {
        return false;
    }

    /** Writes to stdout what is neither for the log nor a line of JSON. */
    protected final void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private Outcome call(Reporter report) {
        try {
            List<SummarySink> sinks = sinks();
            return call(
                    sinks.isEmpty() ? report : new Reporter(new SummaryDelivery(report, sinks), Clock.systemUTC()),
                    verb());
        } catch (RefusedException e) {
            return refused(report, verb(), e);
        }
    }

    private String verb() {
        return spec.qualifiedName(" ").replaceFirst("^mictl ", "");
    }

    private Outcome call(Reporter report, String verb) {
        try {
            if (root().output == Mictl.Output.MARKDOWN && !hasMarkdown()) {
                throw new RefusedException("--output markdown", "only car diff writes it", "use text or json");
            }
            return run(report);
        } catch (RefusedException e) {
            return refused(report, verb, e);
        } catch (IOException e) {
            report.problem(Problem.error("", String.valueOf(e.getMessage()), ""));
            return end(report, verb, Outcome.FAILED, "failed", Map.of());
        } catch (InterruptedException e) {
            return end(report, verb, Outcome.INTERRUPTED, "interrupted", Map.of());
        }
    }

    private Outcome refused(Reporter report, String verb, RefusedException e) {
        e.problems().forEach(report::problem);
        return end(report, verb, Outcome.REFUSED, "nothing was changed", facts(e));
    }

    private static Map<String, Object> facts(RefusedException e) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("problems", e.problems().stream().map(Problem::sentence).toList());
        return facts;
    }

    /** Tells the end of the verb, and returns its outcome. */
    protected final Outcome end(
            Reporter report, String verb, Outcome outcome, String sentence, Map<String, Object> facts) {
        report.result(verb, outcome, sentence, facts);
        return outcome;
    }

    /** Whether nothing may be changed. */
    protected final boolean dryRun() {
        return root().dryRun;
    }

    /** The options that every verb has. */
    protected final Mictl root() {
        return (Mictl) spec.root().userObject();
    }

    /** Who does it, for records and locks: the Jenkins build, else the user and machine. */
    protected static String by() {
        String build = System.getenv("BUILD_URL");
        if (build != null && !build.isBlank()) {
            return build;
        }
        String host = System.getenv().getOrDefault("HOSTNAME", "localhost");
        return System.getProperty("user.name") + "@" + host + " (pid "
                + ProcessHandle.current().pid() + ")";
    }

    /** Text from outside may hold any character, whatever the locale. */
    private static PrintStream stderr() {
        return new PrintStream(System.err, true, StandardCharsets.UTF_8);
    }

    /** A terminal that can draw again; what a machine reads on the same screen would come between. */
    private boolean isRich() {
        boolean terminal = Boolean.getBoolean("mictl.terminal")
                && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
        boolean unwanted =
                System.getenv("NO_COLOR") != null || System.getenv("CI") != null || root().output == Mictl.Output.JSON;
        return switch (root().console) {
            case PLAIN -> false;
            case RICH -> terminal;
            case AUTO -> terminal && !unwanted;
        };
    }
}
