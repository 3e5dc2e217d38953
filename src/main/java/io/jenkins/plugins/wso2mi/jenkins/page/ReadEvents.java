package io.jenkins.plugins.wso2mi.jenkins.page;

import io.jenkins.plugins.wso2mi.report.EventReader;
import java.io.IOException;

/**
 * A recording, and how much of its file it was made from.
 *
 * @param size bytes
 */
record ReadEvents(long size, ReleaseRecording recording) {
    /** Reads a file up to its end; lines that are none of ours are skipped. */
    static ReadEvents of(String title, EventsFile file) throws IOException {
        long size = file.size();
        return new ReadEvents(size, new ReleaseRecording(title, EventReader.read(file.lines())));
    }
}
