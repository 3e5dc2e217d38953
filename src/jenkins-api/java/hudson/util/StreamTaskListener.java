package hudson.util;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;

public class StreamTaskListener implements TaskListener, Closeable {

    public StreamTaskListener(OutputStream out, Charset charset) {
        throw new UnsupportedOperationException();
    }

    public StreamTaskListener(File out, Charset charset) throws IOException {
        throw new UnsupportedOperationException();
    }

    public StreamTaskListener(File out, boolean append, Charset charset) throws IOException {
        throw new UnsupportedOperationException();
    }

    public StreamTaskListener(Writer w) throws IOException {
        throw new UnsupportedOperationException();
    }

    public PrintStream getLogger() {
        throw new UnsupportedOperationException();
    }

    public Charset getCharset() {
        throw new UnsupportedOperationException();
    }

    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
