package io.jenkins.plugins.wso2mi.jenkins.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * What happened in one release: JSON lines in the folder of a build, in UTF-8, only ever appended to. A build that was
 * deleted meanwhile stays deleted. Safe for use by several threads.
 */
final class EventsFile {
    /** With more bytes than this, only results are still recorded: the build's log has the rest. */
    static final long MOST_BYTES = 4L << 20;

    private static final int MOST_BYTES_READ = 256 << 10;
    private static final String RESULT = "{\"type\":\"result\"";
    private static final String CUT =
            "{\"type\":\"notice\",\"time\":\"%s\",\"message\":\"more happened than is recorded here\"}";

    private final Path folder;
    private final Path file;

    /**
     * Lines from some place of the file on.
     *
     * @param next where to read on
     */
    record Part(List<String> lines, long next) {}

    /**
     * The file of a release.
     *
     * @param folder in a folder that exists; made when it is needed
     * @param name of letters and digits
     */
    EventsFile(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name + ".jsonl");
    }

    /**
     * Appends lines; those for which there is no room any more are left out.
     *
     * @param lines JSON objects, without line ends
     * @throws IOException if they cannot be written
     */
    synchronized void append(List<String> lines) throws IOException {
        Path build = folder.getParent();
        if (lines.isEmpty() || build == null || !Files.isDirectory(build)) {
            return;
        }
        long size = size();
        StringBuilder text = new StringBuilder(endsTorn(size) ? "\n" : "");
        for (String line : lines) {
            if (size + text.length() + line.length() <= MOST_BYTES || line.startsWith(RESULT)) {
                text.append(line).append('\n');
            } else if (size + text.length() <= MOST_BYTES) {
                text.append(CUT.formatted(Instant.now())).append('\n');
            }
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Bytes written so far; 0 if there are none. */
    long size() throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /**
     * All lines.
     *
     * @throws IOException if they cannot be read
     */
    List<String> lines() throws IOException {
        return read(0, size()).lines();
    }

    /**
     * The lines from a place on, as many as one answer should hold.
     *
     * @param since where an earlier part ended, or 0; within a line, or beyond the end, no line is cut in two
     * @throws IOException if they cannot be read
     */
    Part since(long since) throws IOException {
        long from = Math.max(0, Math.min(since, size()));
        return read(from, MOST_BYTES_READ);
    }

    private Part read(long from, long most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            // one byte earlier: whether a line begins at this place
            long start = Math.max(0, from - 1);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most + 1, channel.size() - start));
            channel.position(start);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
            int begin = from == 0 ? 0 : text.indexOf('\n') + 1;
            int end = text.lastIndexOf('\n') + 1;
            if (end <= begin) {
                return new Part(List.of(), from);
            }
            String whole = new String(bytes.array(), begin, end - begin, StandardCharsets.UTF_8);
            return new Part(whole.lines().filter(line -> !line.isBlank()).toList(), start + end);
        } catch (NoSuchFileException e) {
            return new Part(List.of(), 0);
        }
    }

    /** Whether the last line was not written to its end, since the controller was killed meanwhile. */
    private boolean endsTorn(long size) throws IOException {
        if (size == 0) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(size - 1);
            return channel.read(last) == 1 && last.get(0) != '\n';
        }
    }
}
