package net.sf.json;

import java.io.IOException;
import java.io.Writer;

abstract class AbstractJSON implements JSON {

    AbstractJSON() {
        throw new UnsupportedOperationException();
    }

    public final Writer write(Writer writer) throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Writer writeCanonical(Writer writer) throws IOException {
        throw new UnsupportedOperationException();
    }
}
