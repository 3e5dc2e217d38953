package io.jenkins.plugins.wso2mi.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of this machine that is told something on its standard input, and gives one answer. Neither gets onto a
 * command line or into a file.
 */
public final class Inquiry {
    private static final int SHORT = 64 * 1024;
    private static final int WORDS_LIMIT = 4 * 1024;

    private final Duration limit;
    private final int most;

    /** For an answer of at most 64 KiB; a program is given so much time, all in all. */
    public Inquiry(Duration limit) {
        this(limit, SHORT);
    }

    /** For an answer of at most so many bytes. */
    public Inquiry(Duration limit, int most) {
        this.limit = limit;
        this.most = most;
    }

    /**
     * How a program ended.
     *
     * @param output its standard output
     * @param words the beginning of its standard error, 4 KiB at most
     */
    public record Ending(int code, String output, String words) {}

    /**
     * Runs a program to its end.
     *
     * @param command the program, by its path, and its arguments; nothing of them is secret
     * @throws IOException if it cannot be started, does not end in time, or writes more than it may; it and all that it
     *     started have then been ended, and the message begins with its path
     * @throws InterruptedException if this thread is interrupted; the same holds
     */
    public Ending ask(List<String> command, String input) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Process process = new ProcessBuilder(command).start();
        try {
            FutureTask<byte[]> output = reading(() -> process.getInputStream().readNBytes(most + 1));
            FutureTask<byte[]> words = reading(() -> head(process.getErrorStream()));
            tell(process, input);
            byte[] answer = output.get(left(end), TimeUnit.NANOSECONDS);
            if (answer.length > most) {
                throw new IOException(command.get(0) + " writes more than " + most / 1024 + " KiB");
            }
            if (!process.waitFor(left(end), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            byte[] told = words.get(left(end), TimeUnit.NANOSECONDS);
            return new Ending(process.exitValue(), new String(answer, UTF_8), new String(told, UTF_8));
        } catch (TimeoutException e) {
            throw new IOException(command.get(0) + " does not end within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(command.get(0) + " cannot be listened to: " + e.getCause(), e);
        } finally {
            LocalPrograms.end(process);
        }
    }

    private static long left(long end) {
        return Math.max(0, end - System.nanoTime());
    }

    private static void tell(Process process, String input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // it has ended without listening, and its answer says why
        }
    }

    /** The beginning; the rest goes by, since a full pipe would stop the program. */
    private static byte[] head(InputStream stream) throws IOException {
        byte[] head = stream.readNBytes(WORDS_LIMIT);
        stream.transferTo(OutputStream.nullOutputStream());
        return head;
    }

    private static FutureTask<byte[]> reading(Callable<byte[]> what) {
        FutureTask<byte[]> reading = new FutureTask<>(what);
        Thread thread = new Thread(reading, "program-answer");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }
}
