package io.jenkins.plugins.wso2mi.jenkins.step;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what a program writes into lines. */
final class LineStream extends OutputStream {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            pass();
        } else {
            line.write(b);
        }
    }

    private void pass() {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            pass();
        }
    }
}
