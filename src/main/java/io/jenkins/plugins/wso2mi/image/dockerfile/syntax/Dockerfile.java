package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Dockerfile, taken apart and not yet understood.
 *
 * @param name by which it is called in messages
 * @param syntax the image of the frontend that its first line asks for; empty if none
 */
public record Dockerfile(String name, String syntax, List<Instruction> instructions) {
    /** Bytes; far more than any that a person wrote. */
    private static final long LIMIT = 256 * 1024;

    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /**
     * Reads a file; what is wrong with it is noted, and the rest of it read on.
     *
     * @return without an instruction if it cannot be read
     */
    public static Dockerfile read(Path file, Problems problems) {
        try {
            if (Files.size(file) > LIMIT) {
                problems.error(file.toString(), "is larger than " + LIMIT + " bytes", "name a Dockerfile");
                return new Dockerfile(file.toString(), "", List.of());
            }
            return parse(file.toString(), new String(Files.readAllBytes(file), UTF_8), problems);
        } catch (IOException e) {
            problems.error(
                    file.toString(),
                    "cannot be read: " + (Files.exists(file) ? e.getMessage() : "there is no such file"),
                    "name the Dockerfile, or the folder that it is in");
            return new Dockerfile(file.toString(), "", List.of());
        }
    }

    /** Reads a text; what is wrong with it is noted, and the rest of it read on. */
    public static Dockerfile parse(String name, String text, Problems problems) {
        if (text.indexOf('\0') >= 0) {
            problems.error(name, "is no text: it has a NUL [syntax]", "name a Dockerfile");
            return new Dockerfile(name, "", List.of());
        }
        InstructionReader reader = new InstructionReader(name, text, problems);
        List<Instruction> instructions = reader.read();
        return new Dockerfile(name, reader.syntax(), instructions);
    }

    /** Where an instruction stands, for messages. */
    public String where(Instruction instruction) {
        return name + ":" + instruction.line();
    }
}
