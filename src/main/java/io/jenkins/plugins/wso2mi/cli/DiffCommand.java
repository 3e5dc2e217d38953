package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.landscape.release.Pruning;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.comparison.Change;
import io.jenkins.plugins.wso2mi.release.comparison.Comparison;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.modernization.Modernization;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl diff}. */
@Command(
        name = "diff",
        description = "Tells what a release of files or of a landscape would change in the cluster; changes nothing.")
final class DiffCommand extends ClusterVerb {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "YAML or JSON files, or folders of them, repeatable; or a landscape (mi.yaml).")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private final ReleaseSources sources = new ReleaseSources();

    @Option(
            names = "--image",
            paramLabel = "[CONTAINER=]REF",
            description = "Image for the containers of this name, or of this unit; repeatable.")
    private List<String> images = new ArrayList<>();

    @Mixin
    private final DockerLogin login = new DockerLogin();

    @Option(names = "--insecure", description = "Look images up over plain http (loopback registries need no flag).")
    private boolean insecure;

    @Option(names = "--exit-code", description = "End with 1 if anything would change.")
    private boolean exitCode;

    private boolean differs;

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Map<String, ManifestSource> units = sources.of(files, images);
        List<ManifestSource> all = units.isEmpty() ? sources.plain(files, namespace) : List.copyOf(units.values());
        ImageLookup lookup =
                new RegistryLookup(login.access(insecure, AwsAccount.STANDARD, report), RegistryOptions.cache());
        List<Completed> modern = Modernization.of(FirstLook.read(all, images, lookup));
        modern.forEach(one -> one.lines().forEach(report::notice));
        List<KubernetesObject> objects = Modernization.objects(modern);
        try (Cluster cluster = connect(report)) {
            Comparison comparison = new Comparison(cluster, lookup);
            Optional<WantedLandscape> landscape = sources.landscape(files, images, cluster);
            landscape.ifPresent(one -> one.leftOut().forEach(left -> report.notice(left.line())));
            List<Change> changes = new ArrayList<>(comparison.compare(
                    landscape.map(one -> one.possible(objects)).orElse(objects)));
            if (landscape.isPresent()) {
                Pruning pruning = Pruning.look(landscape.get(), comparison);
                pruning.left().forEach((ref, why) -> report.notice(ref.words() + " would be left: " + why));
                pruning.going().forEach(ref -> changes.add(new Change(ref, Change.Kind.DELETE, List.of())));
            }
            changes.forEach(this::print);
            long changed = changes.stream()
                    .filter(one -> one.kind() != Change.Kind.NONE)
                    .count();
            differs = changed > 0;
            String sentence = changed + " of " + changes.size() + " objects would change";
            Map<String, Object> facts = Map.of(
                    "changes",
                    changes.stream()
                            .filter(one -> one.kind() != Change.Kind.NONE)
                            .map(Change::facts)
                            .toList());
            return end(report, "diff", Outcome.DONE, sentence, facts);
        }
    }

    private void print(Change change) {
        if (root().output == Mictl.Output.JSON || change.kind() == Change.Kind.NONE) {
            return;
        }
        String sign =
                switch (change.kind()) {
                    case CREATE -> "+ ";
                    case DELETE -> "- ";
                    default -> "~ ";
                };
        print(sign + change.object().words() + "\n");
        change.lines().forEach(line -> print("    " + line + "\n"));
    }

    @Override
    protected int exitCode(Outcome outcome) {
        return outcome == Outcome.DONE && exitCode && differs ? 1 : super.exitCode(outcome);
    }
}
