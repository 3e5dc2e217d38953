package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.yaml.YamlDocument;
import io.jenkins.plugins.wso2mi.config.yaml.YamlText;
import io.jenkins.plugins.wso2mi.config.yaml.YamlTree;
import io.jenkins.plugins.wso2mi.landscape.setting.LandscapeSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Kubernetes objects of a landscape. The same file and request always give the same text.
 *
 * @param file the landscape's own name
 * @param environment empty if none was asked for
 * @param marks labels that say whose the objects are, by key; none if the landscape has no name
 * @param objects by unit, in the order of the file; what several units share stands at the first of them
 */
public record Rendering(
        String file,
        Optional<String> environment,
        Map<String, String> marks,
        Map<String, List<YamlTree.Branch>> objects) {
    private static final Pattern UNITS = Pattern.compile("(?m)^[\"']?units[\"']?:");
    private static final Pattern KIND = Pattern.compile("(?m)^[\"']?kind[\"']?:");

    public Rendering {
        marks = Map.copyOf(marks);
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    /**
     * Renders units.
     *
     * @param file such as {@code mi.yaml}
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with every problem of the file
     */
    public static Rendering of(Path file, Request request) {
        List<UnitSettings> units = LandscapeSettings.read(file, request);
        Problems problems = new Problems();
        Map<String, List<YamlTree.Branch>> objects = new LinkedHashMap<>();
        Set<String> shared = new LinkedHashSet<>();
        for (UnitSettings unit : units) {
            List<YamlTree.Branch> own = new ArrayList<>();
            for (YamlTree.Branch object : new UnitObjects(unit).all(problems)) {
                if (shared.add(reference(object))) {
                    own.add(object);
                }
            }
            objects.put(unit.identity().name().get(), List.copyOf(own));
        }
        problems.refuseOnErrors();
        Map<String, String> marks = new LinkedHashMap<>();
        units.stream()
                .limit(1)
                .forEach(unit -> unit.identity().marks().forEach((key, mark) -> marks.put(key, mark.get())));
        return new Rendering(String.valueOf(file.getFileName()), request.environment(), marks, objects);
    }

    /** Whether a file is a landscape rather than Kubernetes objects: it has units, and no kind. */
    public static boolean isLandscape(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > YamlDocument.BYTES_LIMIT) {
                return false;
            }
            String text = Files.readString(file);
            return UNITS.matcher(text).find() && !KIND.matcher(text).find();
        } catch (IOException e) {
            // whoever reads it as manifests says why it cannot be read
            return false;
        }
    }

    private static String reference(YamlTree.Branch object) {
        return object.text("kind") + "/" + object.text("metadata", "namespace") + "/" + object.text("metadata", "name");
    }

    /** All objects as YAML, with a comment at each value that says which line of the file it comes from. */
    public String text() {
        StringBuilder text = new StringBuilder("# Rendered by mictl from ")
                .append(file)
                .append(environment.map(name -> ", environment " + name).orElse(""))
                .append(". Comments tell the line that says a value; 'default' that none does.\n");
        objects.forEach((unit, own) -> own.forEach(
                object -> text.append("---\n# unit ").append(unit).append('\n').append(YamlText.of(object))));
        return text.toString();
    }

    /** The objects of one unit as YAML. */
    public String text(String unit) {
        StringBuilder text = new StringBuilder();
        objects.getOrDefault(unit, List.of())
                .forEach(object -> text.append("---\n").append(YamlText.of(object)));
        return text.toString();
    }
}
