package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.draft.Draft;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl init}. */
@Command(
        name = "init",
        description = "Writes a first landscape from a Maven project, from manifests, or from both; changes no file.")
final class InitCommand extends Verb {
    /** Folders below one that is named. */
    private static final int DEPTH = 5;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The Maven project, if there is one; default: this folder.")
    private Path project = Path.of(".");

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "YAML or JSON files with what runs today, or folders of them, with those below; repeatable.")
    private List<Path> manifests = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write, which must not be there; default: mi.yaml of DIR.")
    private @Nullable Path out;

    @Option(
            names = "--mi-version",
            paramLabel = "VERSION",
            description = "The server's version, on which probes depend; default: one that fits the manifests.")
    private String version = "";

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Path file = out == null ? project.resolve("mi.yaml") : out;
        if (Files.exists(file)) {
            throw alreadyThere(file);
        }
        List<KubernetesObject> objects = manifests.isEmpty()
                ? List.of()
                : FirstLook.read(ManifestSource.files(folders()), List.of(), ImageLookup.NONE);
        Draft draft = Draft.of(project, objects, version);
        draft.notes().forEach(report::notice);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", file.toString());
        facts.put("notes", draft.notes());
        if (dryRun()) {
            report.dryRun("write " + file);
            print(draft.text());
            return end(report, "init", Outcome.DONE, "nothing was written (dry run)", facts);
        }
        try {
            Files.writeString(file, draft.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(file);
        }
        return end(report, "init", Outcome.DONE, file + " is written; see it by mictl render -f " + file, facts);
    }

    /** What was named, and of folders without a manifest of their own those below them that have some. */
    private List<Path> folders() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path named : manifests) {
            List<Path> below = Files.isDirectory(named) ? withManifests(named) : List.of();
            all.addAll(below.isEmpty() ? List.of(named) : below);
        }
        return all;
    }

    private static List<Path> withManifests(Path folder) throws IOException {
        try (Stream<Path> files = Files.find(
                folder,
                DEPTH,
                (path, facts) -> facts.isRegularFile() && path.toString().matches(".*\\.(yaml|yml|json)"))) {
            List<Path> folders = files.map(file -> Objects.requireNonNull(file.getParent()))
                    .distinct()
                    .sorted()
                    .toList();
            return folders.contains(folder) ? List.of() : folders;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RefusedException alreadyThere(Path file) {
        return new RefusedException(file.toString(), "is there already", "remove it, or name another by --out");
    }
}
