package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tags can be made of.
 *
 * @param labels of the command line
 * @param applications the carbon applications that the image brings
 * @param time of the build
 */
public record TagValues(
        Map<String, String> labels, List<BurntApplication> applications, BuildOrigin origin, Instant time) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHORT = 7;

    public TagValues {
        labels = Map.copyOf(labels);
        applications = List.copyOf(applications);
    }

    /**
     * A value.
     *
     * @param text empty if it is not known
     * @param fix what to do if it is not known
     */
    record Value(String text, String fix) {}

    /** By their names, sorted. */
    Map<String, Value> all() {
        Map<String, Value> all = new TreeMap<>();
        String label = labels.getOrDefault(Labels.VERSION, "");
        all.put(
                "version",
                new Value(
                        label.isEmpty() ? applicationVersion() : label,
                        "give --label " + Labels.VERSION + "=..., or carbon applications of one version"));
        all.put("car.version", new Value(applicationVersion(), "it needs carbon applications of one version"));
        String commit = labels.getOrDefault(Labels.REVISION, origin.commit());
        all.put(
                "git",
                new Value(
                        commit.substring(0, Math.min(SHORT, commit.length())),
                        "build in a checkout of git, set GIT_COMMIT, or give --label " + Labels.REVISION + "=..."));
        all.put("build", new Value(origin.number(), "set BUILD_NUMBER, as Jenkins does"));
        all.put("date", new Value(DATE.format(time), ""));
        return all;
    }

    private String applicationVersion() {
        List<String> versions =
                applications.stream().map(BurntApplication::version).distinct().toList();
        return versions.size() == 1 ? versions.get(0) : "";
    }
}
