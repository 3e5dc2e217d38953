package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the log of a server says of carbon applications, from the server's start on. */
final class DeploymentLog {
    /**
     * Followed by the name that the server has for the application: name_version, or since 4.5 for a versioned one
     * {@code group__name__version}.
     */
    private static final Pattern ACTIVE = words("Successfully Deployed Carbon Application : ");

    private static final Pattern GONE = words("Successfully undeployed Carbon Application : ");
    /** MI 1.1 to 4.6 tell that when every application was tried; so does what stands in for it. */
    private static final Pattern STARTED = Pattern.compile("(?:Integrator|MI|stand-in) started in [0-9.,]+ seconds");

    private final List<String> lines;
    private final Set<String> active = new LinkedHashSet<>();
    private boolean started;

    private DeploymentLog(List<String> lines) {
        this.lines = lines;
    }

    private static Pattern words(String words) {
        return Pattern.compile(words + "([^{}\"]+)", Pattern.CASE_INSENSITIVE);
    }

    /** Reads lines, oldest first; those that are about other things are passed over. */
    static DeploymentLog of(List<String> lines) {
        DeploymentLog log = new DeploymentLog(lines);
        lines.forEach(log::read);
        return log;
    }

    /** Whether a line is about carbon applications or the end of the start. */
    static boolean isAbout(String line) {
        return ACTIVE.matcher(line).find()
                || GONE.matcher(line).find()
                || STARTED.matcher(line).find()
                || Rejection.of(line).isPresent();
    }

    private void read(String line) {
        Matcher up = ACTIVE.matcher(line);
        Matcher down = GONE.matcher(line);
        if (up.find()) {
            active.add(up.group(1).strip());
        } else if (down.find()) {
            active.remove(down.group(1).strip());
        }
        started |= STARTED.matcher(line).find();
    }

    /** Whether the server has said that it has started. */
    boolean hasStarted() {
        return started;
    }

    /** Whether an application was deployed, and not undeployed since. */
    boolean isActive(BurntApplication application) {
        String versioned = "__" + application.name() + "__" + application.version();
        return active.contains(application.identity()) || active.stream().anyMatch(name -> name.endsWith(versioned));
    }

    /**
     * The line that says why an application was not taken. One that is active was taken at last, unless there is a
     * second one of its name: nobody knows then which of the two runs.
     */
    Optional<String> rejection(BurntApplication application) {
        boolean up = isActive(application);
        return lines.stream()
                .filter(line -> Rejection.of(line)
                        .filter(r -> !up || r == Rejection.DUPLICATE)
                        .map(r -> r.subject(line))
                        .filter(s -> s.equals(application.identity()) || s.equals(application.file()))
                        .isPresent())
                .findFirst();
    }
}
