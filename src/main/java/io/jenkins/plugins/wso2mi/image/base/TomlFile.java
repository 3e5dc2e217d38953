package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * A {@code deployment.toml}, read by the grammar that the server's own reader has: TOML 0.5 (wso2/config-mapper reads
 * it by cava-toml 0.5.0, the ancestor of the reader here).
 *
 * @param tables its values by name; a table is a map again, an array a list
 * @param settings each single value with its place
 */
record TomlFile(Path file, Map<String, Object> tables, List<Setting> settings) {
    TomlFile {
        settings = List.copyOf(settings);
    }

    /**
     * A single value.
     *
     * @param path the names of the tables, and its own; entries of arrays have no names of their own
     * @param where file and line
     */
    record Setting(List<String> path, Object value, String where) {
        /** As it is written in one line: {@code keystore.primary.password}. */
        String name() {
            return String.join(".", path);
        }
    }

    /** Reads a file; empty if it is not readable, or no TOML, each of which is noted. */
    static Optional<TomlFile> read(Path file, Problems problems) {
        try {
            TomlParseResult toml = Toml.parse(file, TomlVersion.V0_5_0);
            toml.errors()
                    .forEach(error -> problems.error(
                            file + ":" + error.position().line(),
                            "is no TOML: " + error.getMessage(),
                            "correct it: the server would not start"));
            if (toml.hasErrors()) {
                return Optional.empty();
            }
            List<Setting> settings = new ArrayList<>();
            return Optional.of(new TomlFile(file, read(toml, List.of(), file + ":1", file, settings), settings));
        } catch (IOException e) {
            problems.error(file.toString(), "cannot be read: " + e.getMessage(), "check the path");
            return Optional.empty();
        }
    }

    private static Map<String, Object> read(
            TomlTable table, List<String> above, String whereAbove, Path file, List<Setting> settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : table.keySet()) {
            List<String> path = new ArrayList<>(above);
            path.add(name);
            TomlPosition position = table.inputPositionOf(List.of(name));
            String where = position == null ? whereAbove : file + ":" + position.line();
            Object value = table.get(List.of(name));
            if (value != null) {
                values.put(name, read(value, path, where, file, settings));
            }
        }
        return values;
    }

    private static Object read(Object value, List<String> path, String where, Path file, List<Setting> settings) {
        if (value instanceof TomlTable table) {
            return read(table, path, where, file, settings);
        }
        if (value instanceof TomlArray array) {
            List<Object> entries = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                entries.add(read(
                        array.get(i),
                        path,
                        file + ":" + array.inputPositionOf(i).line(),
                        file,
                        settings));
            }
            return entries;
        }
        settings.add(new Setting(List.copyOf(path), value, where));
        return value;
    }
}
