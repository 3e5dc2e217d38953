package io.jenkins.plugins.wso2mi.release.matrix;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A situation that a rollout comes into, read from {@code gate-matrix}: what is released, what happens meanwhile, and
 * what a gate has to say.
 *
 * @param fields see {@link SituationManifest} for those that make the manifest; besides {@code before} and
 *     {@code between} (fields of versions that are applied first), {@code setup} (kubectl's arguments, before the
 *     release), {@code steps} (what happens, so many seconds after the release began), {@code verdict}, {@code within}
 *     (seconds), {@code words} (of the verdict), {@code told} (in the progress), {@code evidence}, {@code cause} (a
 *     pattern: what names the cause in anybody's output)
 */
public record Situation(String name, Map<String, Object> fields) {
    /** What happens: so many seconds after the release began, an argument list of kubectl or a manifest. */
    public record Step(int at, List<String> kubectl, String apply) {}

    /** All situations, or those whose name holds what the pattern {@code gate.matrix} (a system property) says. */
    static List<Situation> chosen() {
        Pattern names = Pattern.compile(System.getProperty("gate.matrix", ""));
        return Stream.of("red.yaml", "green.yaml")
                .flatMap(file -> in(file).stream())
                .filter(s -> names.matcher(s.name()).find())
                .toList();
    }

    /** The situations of a file. */
    @SuppressWarnings("unchecked")
    private static List<Situation> in(String file) {
        try (InputStream in = Situation.class.getResourceAsStream("/gate-matrix/" + file)) {
            Object content = new Load(LoadSettings.builder().setLabel(file).build())
                    .loadFromInputStream(Objects.requireNonNull(in, file));
            List<Situation> situations = new ArrayList<>();
            for (Map<String, Object> fields : (List<Map<String, Object>>) content) {
                situations.add(new Situation((String) fields.get("name"), fields));
            }
            return situations;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The manifest to release. */
    public String manifest() {
        Map<String, Object> version = new LinkedHashMap<>(Map.of("version", "2"));
        version.putAll(fields);
        return new SituationManifest(version).yaml();
    }

    /** The manifests of the versions that come before, oldest first. */
    public List<String> earlier() {
        List<String> manifests = new ArrayList<>();
        for (String one : List.of("before", "between")) {
            if (fields.containsKey(one)) {
                Map<String, Object> version = new LinkedHashMap<>(Map.of("version", "1"));
                List.of("kind", "replicas", "serviceName").forEach(f -> {
                    if (fields.containsKey(f) && !"0".equals(String.valueOf(fields.get(f)))) {
                        version.put(f, fields.get(f));
                    }
                });
                version.putAll(KubernetesObject.map(fields, one));
                manifests.add(new SituationManifest(version).yaml());
            }
        }
        return manifests;
    }

    /** Whether kubectl can wait for the versions that come before: they become ready, and are not updated by hand. */
    public boolean isAwaited() {
        Map<String, Object> before = KubernetesObject.map(fields, "before");
        return !before.containsKey("command") && !text(before, "spec").contains("OnDelete");
    }

    /** What happens meanwhile, in order. */
    public List<Step> steps() {
        return KubernetesObject.maps(fields, "steps").stream()
                .map(s -> new Step(KubernetesObject.number(s, "at", 0), texts(s, "kubectl"), text(s, "apply")))
                .toList();
    }

    /** Argument lists of kubectl; {@code [apply, FIELD]} applies the manifest that a field holds. */
    @SuppressWarnings("unchecked")
    public List<List<String>> setup() {
        Object lists = fields.getOrDefault("setup", List.of());
        return ((List<List<String>>) lists).stream().map(List::copyOf).toList();
    }

    /** What is released: {@code Deployment}, {@code StatefulSet} or {@code DaemonSet}. */
    public String kind() {
        String kind = text("kind");
        return kind.isEmpty() ? "Deployment" : kind;
    }

    /** The verdict that is right. */
    public String verdict() {
        return text(fields, "verdict");
    }

    /** A pattern of what names the cause, in Kubernetes' own words; empty where nothing is to be named. */
    public String cause() {
        return text(fields, "cause");
    }

    /** Whether an output names the cause. */
    public boolean isNamedIn(String output) {
        return Pattern.compile(cause(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(output)
                .find();
    }

    /** The longest time to the verdict, in seconds. */
    public int within() {
        return KubernetesObject.number(fields, "within", 0);
    }

    /** A number that a field holds. */
    public int number(String field, int otherwise) {
        return KubernetesObject.number(fields, field, otherwise);
    }

    /** A text that a field holds; empty if it holds none. */
    public String text(String field) {
        return text(fields, field);
    }

    /** The texts that a field lists. */
    public List<String> texts(String field) {
        return texts(fields, field);
    }

    private static String text(Map<String, Object> from, String field) {
        return KubernetesObject.text(from, field);
    }

    private static List<String> texts(Map<String, Object> from, String field) {
        return from.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
