package io.jenkins.plugins.wso2mi.car.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.jspecify.annotations.Nullable;

/** What the arguments of a Maven run say about profiles and properties, {@code .mvn/maven.config} included. */
public final class MavenArguments {
    private final Set<String> on = new HashSet<>();
    private final Set<String> off = new HashSet<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable String settings;
    private boolean offline;

    /**
     * Reads arguments.
     *
     * @param project the folder with the pom.xml that is built
     * @param arguments those that are given to Maven beside the phase
     * @throws IOException if there is a {@code .mvn/maven.config} that cannot be read
     */
    public MavenArguments(Path project, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>();
        Path config = project.resolve(".mvn/maven.config");
        if (Files.isRegularFile(config)) {
            all.addAll(Arrays.asList(Files.readString(config).strip().split("\\s+")));
        }
        all.addAll(arguments);
        for (int i = 0; i < all.size(); i++) {
            String next = i + 1 < all.size() ? all.get(i + 1) : "";
            read(all.get(i), next);
        }
    }

    private void read(String argument, String next) {
        if (argument.equals("-P") || argument.equals("--activate-profiles")) {
            profiles(next);
        } else if (argument.startsWith("-P")) {
            profiles(argument.substring(2));
        } else if (argument.startsWith("--activate-profiles=")) {
            profiles(argument.substring("--activate-profiles=".length()));
        } else if (argument.equals("-D") || argument.equals("--define")) {
            define(next);
        } else if (argument.startsWith("-D")) {
            define(argument.substring(2));
        } else {
            others(argument, next);
        }
    }

    private void others(String argument, String next) {
        if (argument.equals("-o") || argument.equals("--offline")) {
            offline = true;
        } else if (argument.equals("-s") || argument.equals("--settings")) {
            settings = next;
        } else if (argument.startsWith("--settings=")) {
            settings = argument.substring("--settings=".length());
        }
    }

    private void profiles(String list) {
        for (String one : list.split(",", -1)) {
            String id = one.strip().replaceFirst("^[+?!-]+", "");
            (one.strip().startsWith("!") || one.strip().startsWith("-") ? off : on).add(id);
        }
    }

    private void define(String text) {
        String[] parts = text.split("=", 2);
        properties.put(parts[0], parts.length == 2 ? parts[1] : "true");
    }

    /** Whether nothing may be asked of a repository. */
    public boolean isOffline() {
        return offline;
    }

    /** The settings.xml that is named, as it is named; empty for Maven's own. */
    public Optional<String> settings() {
        return Optional.ofNullable(settings);
    }

    /** The properties of the command line. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** A property of the command line. */
    public Optional<String> property(String key) {
        return Optional.ofNullable(properties.get(key));
    }

    /**
     * The profiles of a POM that are on: those named, else those active by default; activation by JDK, system, file or
     * property is not looked at.
     *
     * @return the last one first
     */
    public List<Profile> activeProfiles(Model model) {
        List<Profile> named = model.getProfiles().stream()
                .filter(profile -> on.contains(profile.getId()) && !off.contains(profile.getId()))
                .toList();
        List<Profile> active = new ArrayList<>(named);
        if (named.isEmpty()) {
            model.getProfiles().stream()
                    .filter(profile -> profile.getActivation() != null
                            && profile.getActivation().isActiveByDefault()
                            && !off.contains(profile.getId()))
                    .forEach(active::add);
        }
        Collections.reverse(active);
        return List.copyOf(active);
    }
}
