package io.jenkins.plugins.wso2mi.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A carbon application inside an image, as a label of the image says, so that whoever releases the image knows what
 * must become active on its pods.
 *
 * @param name as in the application's list of artifacts
 * @param version empty if it has none
 * @param file the file's name in the server's folder, which is what the server's health page calls a faulty one
 * @param sha256 of the file, hexadecimal
 * @param polling a sentence for each artifact in it that fetches work by itself, in every replica
 */
public record BurntApplication(String name, String version, String file, String sha256, List<String> polling) {
    /** The label of an image's configuration that lists them, as JSON. */
    public static final String LABEL = "io.jenkins.plugins.wso2mi.applications";

    private static final String POLLING = "polling";

    public BurntApplication {
        polling = List.copyOf(polling);
    }

    /** An application that works on request only. */
    public BurntApplication(String name, String version, String file, String sha256) {
        this(name, version, file, sha256, List.of());
    }

    /** Name and version, as the server names it in its log and its management API: {@code clinic_1.0.0}. */
    public String identity() {
        return version.isEmpty() ? name : name + "_" + version;
    }

    /**
     * The applications that an image says to hold; empty if it says nothing.
     *
     * @throws ImageFormatException if the label is there and cannot be read
     */
    public static List<BurntApplication> in(ImageConfig config) throws ImageFormatException {
        String label = config.labels().get(LABEL);
        if (label == null) {
            return List.of();
        }
        List<BurntApplication> found = new ArrayList<>();
        try {
            for (JsonObject entry : JsonObject.parseList(label)) {
                found.add(new BurntApplication(
                        entry.text("name").orElse(""),
                        entry.text("version").orElse(""),
                        entry.text("file").orElse(""),
                        entry.text("sha256").orElse(""),
                        entry.texts(POLLING)));
            }
        } catch (ImageFormatException e) {
            throw new ImageFormatException("its label " + LABEL + ": " + e.getMessage());
        }
        return found;
    }

    /** The label's value for applications, sorted by file name. */
    public static String label(List<BurntApplication> applications) {
        return JsonObject.write(applications.stream()
                .sorted(Comparator.comparing(BurntApplication::file))
                .map(BurntApplication::json)
                .toList());
    }

    private JsonObject json() {
        JsonObject json = JsonObject.of(Map.of("name", name, "version", version, "file", file, "sha256", sha256));
        return polling.isEmpty() ? json : json.with(POLLING, polling);
    }
}
