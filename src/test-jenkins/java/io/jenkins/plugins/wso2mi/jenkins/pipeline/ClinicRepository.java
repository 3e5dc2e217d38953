package io.jenkins.plugins.wso2mi.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A git repository with the clinic's sources, on the branch {@code main}. */
final class ClinicRepository {
    private static final Path RELEASE = Path.of("appointments/src/main/wso2mi/artifacts/sequences/ClinicRelease.xml");

    private final Path folder;

    /** A repository whose images stand on a base image. */
    ClinicRepository(Path folder, String base, String jenkinsfile) throws Exception {
        this.folder = folder;
        new FilePath(Path.of("examples/clinic").toFile())
                .copyRecursiveTo("**", "**/target/**", new FilePath(folder.toFile()));
        change(Path.of("mi.yaml"), "from: wso2/wso2mi:4.4.0", "from: " + base);
        Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        git("init", "-q", "-b", "main");
        commit("The clinic");
    }

    Path folder() {
        return folder;
    }

    /** Merges a branch on which every answer carries another release number. */
    void mergeRelease(String number) throws Exception {
        git("checkout", "-q", "-b", "release-" + number);
        change(RELEASE, "value=\"1\"", "value=\"" + number + "\"");
        commit("Release " + number);
        git("checkout", "-q", "main");
        git("merge", "-q", "--no-ff", "-m", "Merge release " + number, "release-" + number);
    }

    private void change(Path file, String from, String to) throws Exception {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", message);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(command.toString()).isZero();
    }
}
