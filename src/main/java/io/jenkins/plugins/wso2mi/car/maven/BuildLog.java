package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to a Maven build: passes on which application is being made, and keeps what explains a failure. */
final class BuildLog implements Consumer<String> {
    private static final int KEPT = 20;
    private static final Pattern GOAL = Pattern.compile("\\[INFO] --- \\S*car\\S*:\\S+:car \\(.*\\) @ (\\S+) ---");

    private static final Pattern MISSING = Pattern.compile("\\[ERROR\\]\\s+(?:\\[ERROR\\]\\s+)?"
            + "((?:Unresolveable build extension: )?Plugin \\S+ or one of its dependencies could not be resolved.*"
            + "|Unknown packaging: .*|Error resolving version for plugin .*)");

    private final Consumer<String> progress;
    private final List<String> errors = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private String missing = "";

    /** Begins with nothing heard; progress takes one line an application. */
    BuildLog(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void accept(String raw) {
        String line = PlainText.oneLine(raw);
        // not by "Building ... [2/7]": the plugin's own Maven runs announce all modules again
        Matcher goal = GOAL.matcher(line);
        if (goal.matches()) {
            progress.accept("Maven makes the application of " + goal.group(1));
        }
        Matcher plugin = MISSING.matcher(line);
        if (plugin.matches() && missing.isEmpty()) {
            missing = plugin.group(1);
        } else if (line.startsWith("[ERROR] Failed to execute goal")) {
            // the plugins' own Maven runs are told in the same lines, and what went wrong comes last
            missing = "";
        }
        if (line.startsWith("[ERROR]") && line.length() > "[ERROR]".length() && errors.size() < KEPT) {
            errors.add(line);
        }
        if (!line.isEmpty()) {
            last.addLast(line);
        }
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    /** The first errors and the last lines, each line once, in the order they came. */
    synchronized List<String> evidence() {
        List<String> evidence = new ArrayList<>(errors);
        last.stream().filter(line -> !errors.contains(line)).forEach(evidence::add);
        return evidence;
    }

    /** Which plugin or build extension could not be had, in Maven's words; empty if it did not fail for that. */
    synchronized String missingPlugin() {
        return missing;
    }

    /** The first error, without its mark; empty if there was none. */
    synchronized String firstError() {
        return errors.isEmpty()
                ? ""
                : errors.get(0).substring("[ERROR]".length()).strip();
    }
}
