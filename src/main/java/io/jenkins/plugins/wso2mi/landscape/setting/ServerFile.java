package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that the server finds below its home.
 *
 * @param path from there, such as {@code conf/deployment.toml}
 * @param source its content; a text has the file that it was read from as origin
 */
public record ServerFile(String path, Source source) {
    private static final int LIMIT = 900_000;

    static List<ServerFile> read(Settings settings, ProjectFiles files) {
        List<ServerFile> all = new ArrayList<>();
        for (Placed key : settings.section().keys()) {
            if (isPath(key, settings)) {
                source(settings, key, files).ifPresent(one -> all.add(new ServerFile(key.text(), one)));
            }
        }
        long size = all.stream()
                .mapToLong(file -> file.source() instanceof Source.Text text
                        ? text.text().get().length()
                        : 0)
                .sum();
        if (size > LIMIT) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            "these files have " + size + " characters, more than a ConfigMap holds (1 MiB)",
                            "put large ones into the image by files:");
        }
        return List.copyOf(all);
    }

    private static boolean isPath(Placed key, Settings settings) {
        String path = key.text();
        boolean good =
                !path.startsWith("/") && path.matches("[A-Za-z0-9._/-]+") && !path.matches("(.*/)?\\.\\.?(/.*)?");
        if (!good || path.endsWith("/")) {
            settings.problems()
                    .error(
                            key.where(),
                            "'" + path + "' is no file below the server's home",
                            "write such as conf/deployment.toml");
            return false;
        }
        return true;
    }

    private static Optional<Source> source(Settings settings, Placed key, ProjectFiles files) {
        if (settings.section().isSection(key.text())) {
            return Source.reference(settings.below(key.text()));
        }
        if (key.text().matches("(.*/)?password-(tmp|persist)")) {
            settings.refuse(
                    key.text(),
                    "'" + key.text() + "' holds a password, and a ConfigMap is no place for it",
                    "write {secret: NAME, key: KEY}");
            return Optional.empty();
        }
        return settings.section()
                .optional(key.text())
                .flatMap(from -> files.text(from, settings.problems()).map(text -> Value.of(text, from)))
                .map(Source.Text::new);
    }
}
