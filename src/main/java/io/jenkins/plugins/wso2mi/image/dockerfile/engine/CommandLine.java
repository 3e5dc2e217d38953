package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The arguments that docker and buildah have in common. */
final class CommandLine {
    private final List<String> words = new ArrayList<>();

    CommandLine(String... first) {
        words.addAll(List.of(first));
    }

    CommandLine add(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** Dockerfile, tags, labels, ARGs and secrets of a build. */
    CommandLine of(EngineBuild build) {
        add("--file", build.dockerfile().toString());
        build.tags().forEach(tag -> add("--tag", tag));
        new TreeMap<>(build.labels()).forEach((name, value) -> add("--label", name + "=" + value));
        new TreeMap<>(build.arguments()).forEach((name, value) -> add("--build-arg", name + "=" + value));
        for (var secret : new TreeMap<String, Path>(build.secrets()).entrySet()) {
            add("--secret", "id=" + secret.getKey() + ",src=" + secret.getValue());
        }
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
