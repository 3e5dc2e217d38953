package hudson.console;

import java.io.IOException;
import java.io.OutputStream;

public abstract class LineTransformationOutputStream extends OutputStream {

    public LineTransformationOutputStream() {
        throw new UnsupportedOperationException();
    }

    protected abstract void eol(byte[] b, int len) throws IOException;

    public void write(int b) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void forceEol() throws IOException {
        throw new UnsupportedOperationException();
    }

    public abstract static class Delegating extends LineTransformationOutputStream {

        protected final OutputStream out = null;

        protected Delegating(OutputStream out) {
            throw new UnsupportedOperationException();
        }

        public void flush() throws IOException {
            throw new UnsupportedOperationException();
        }

        public void close() throws IOException {
            throw new UnsupportedOperationException();
        }
    }
}
