package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The archives within archives that are read at a time: one at each depth. */
final class TemporaryCopies implements AutoCloseable {
    private final List<TemporaryCopy> byDepth = new ArrayList<>();

    /**
     * Copies a stream to its end, over the one that was read at this depth before.
     *
     * @param depth counted from 1
     */
    Path copy(InputStream in, int depth) throws IOException {
        while (byDepth.size() < depth) {
            byDepth.add(TemporaryCopy.empty());
        }
        TemporaryCopy copy = byDepth.get(depth - 1);
        copy.fill(in);
        return copy.file();
    }

    @Override
    public void close() throws IOException {
        for (TemporaryCopy copy : byDepth) {
            copy.close();
        }
    }
}
