package io.jenkins.plugins.wso2mi.jenkins.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A git repository with the example project in it. */
final class Repository {
    private static final Path CLINIC = Path.of("examples", "clinic");

    private final Path folder;

    /** Makes one with the project and a Jenkinsfile on the branch main. */
    Repository(Path folder, String jenkinsfile) throws IOException, InterruptedException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(CLINIC)) {
            for (Path file : files.filter(Repository::isSource).toList()) {
                Path copy = folder.resolve(CLINIC.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        git("init", "-q", "-b", "main");
        commit("first");
    }

    private static boolean isSource(Path file) {
        return Files.isRegularFile(file) && !file.toString().contains("target");
    }

    String url() {
        return folder.toUri().toString();
    }

    /** Changes a file and commits it. */
    Repository change(String file) throws IOException, InterruptedException {
        Path changed = folder.resolve(file);
        Files.writeString(changed, Files.readString(changed) + "\n");
        commit("change " + file);
        return this;
    }

    Repository branch(String name) throws IOException, InterruptedException {
        git("checkout", "-q", "-b", name);
        return this;
    }

    private void commit(String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", message);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (git.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }
}
