package io.jenkins.plugins.wso2mi.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code mictl} as it was run in this process, and what came of it. */
record MictlRun(int exitCode, String out, String err) {
    static MictlRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try (PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            int exitCode = Mictl.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new MictlRun(exitCode, out.toString(), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    List<String> errors() {
        return err.lines().filter(line -> line.contains("error: ")).toList();
    }
}
