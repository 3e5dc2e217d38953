package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.program.Inquiry;
import io.jenkins.plugins.wso2mi.program.SearchPath;
import io.jenkins.plugins.wso2mi.registry.CredentialHelpers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Docker's credential helpers of this machine. */
final class HelperPrograms implements CredentialHelpers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SearchPath path;
    private final Duration patience;

    /**
     * Starts none yet.
     *
     * @param path folders as in {@code PATH}; relative ones do not count
     */
    HelperPrograms(String path) {
        this(path, PATIENCE);
    }

    HelperPrograms(String path, Duration patience) {
        this.path = SearchPath.of(path);
        this.patience = patience;
    }

    @Override
    public Reply get(String name, String server) throws IOException {
        Path program = find("docker-credential-" + name);
        try {
            Inquiry.Ending ending = new Inquiry(patience).ask(List.of(program.toString(), "get"), server + "\n");
            return new Reply(ending.code(), ending.output(), ending.words());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(program + " was interrupted");
        }
    }

    private Path find(String program) throws IOException {
        return path.find(program)
                .orElseThrow(() -> new IOException(program + " is not on the PATH; install it, or log in without it"));
    }
}
