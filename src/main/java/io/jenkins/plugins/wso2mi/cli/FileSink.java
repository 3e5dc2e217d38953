package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Function;

/**
 * A file that a release is written to.
 *
 * @param option that names it
 * @param target the file, or a folder in which the file gets a name of its own
 * @param isFolder which of both
 * @param content what is written
 * @param append whether what the file holds stays before it
 */
record FileSink(String option, Path target, boolean isFolder, Function<ReleaseSummary, String> content, boolean append)
        implements SummarySink {
    /** One file that is written anew. */
    static FileSink of(String option, Path file, Function<ReleaseSummary, String> content) {
        return new FileSink(option, file, false, content, false);
    }

    /** Such as {@code canary-of-clinic-appointments-20261014-000000.html}. */
    private static String name(ReleaseSummary told) {
        String words = told.title() + " " + told.start().toString().replaceAll("\\..*|[-:Z]", "");
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".html";
    }

    /**
     * This sink, if its file can be written.
     *
     * @throws RefusedException if it cannot
     */
    FileSink checked() {
        Path there = target.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        boolean exists = target.toAbsolutePath().equals(there);
        boolean expected = there != null && Files.isDirectory(there) == (isFolder || !exists);
        if (there == null || !expected || !Files.isWritable(there)) {
            throw new RefusedException(option, target + " cannot be written", "name a file in a folder of yours");
        }
        return this;
    }

    @Override
    public String where() {
        return option + " " + target;
    }

    @Override
    public void take(ReleaseSummary summary) throws IOException {
        Path path = (isFolder ? target.resolve(name(summary)) : target).toAbsolutePath();
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(
                    path,
                    content.apply(summary),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new IOException("cannot be written: " + e.getMessage(), e);
        }
    }
}
