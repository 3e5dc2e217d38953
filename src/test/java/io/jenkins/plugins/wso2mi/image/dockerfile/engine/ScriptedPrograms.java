package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers programs from a script; what is not in it cannot be started. */
final class ScriptedPrograms implements ProgramRunner {
    final List<List<String>> asked = new ArrayList<>();
    private final Map<String, String> output = new LinkedHashMap<>();
    private final Map<String, Integer> codes = new LinkedHashMap<>();

    /** Answers lines that begin so. */
    ScriptedPrograms answer(String beginning, int code, String text) {
        output.put(beginning, text);
        codes.put(beginning, code);
        return this;
    }

    @Override
    public int run(List<String> command, Map<String, String> environment, String directory, Consumer<String> lines)
            throws IOException {
        asked.add(command);
        String line = String.join(" ", command);
        for (Map.Entry<String, String> known : output.entrySet()) {
            if (line.startsWith(known.getKey())) {
                known.getValue().lines().forEach(lines);
                return codes.getOrDefault(known.getKey(), 0);
            }
        }
        throw new IOException("error=2, No such file or directory");
    }
}
