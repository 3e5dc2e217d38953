package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.Revision;
import io.jenkins.plugins.wso2mi.landscape.Unit;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks the git of this machine what differs from a revision. */
final class GitComparison {
    private final Landscape landscape;
    private final Reporter report;

    GitComparison(Landscape landscape, Reporter report) {
        this.landscape = landscape;
        this.report = report;
    }

    /**
     * The units with something that differs; all of them, after a warning with git's own words, if git cannot tell.
     *
     * @throws IOException if git cannot be started
     */
    List<Unit> touchedSince(Revision revision) throws IOException, InterruptedException {
        Path words = Files.createTempFile("mictl-git", ".log");
        try {
            Process git = new ProcessBuilder(revision.question())
                    .directory(landscape.root().toFile())
                    .redirectError(words.toFile())
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() == 0) {
                return landscape.touchedBy(Revision.changed(answer, landscape.root()));
            }
            report.problem(Problem.warning(
                    revision.name(),
                    "git cannot compare with it: " + Files.readString(words),
                    "every unit counts as changed; fetch the revision, or name another"));
            return landscape.units();
        } finally {
            Files.delete(words);
        }
    }
}
