package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.GateTerms;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What both ways of releasing ask for. */
final class ReleaseOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "YAML or JSON files, or folders of them, repeatable; or a landscape (mi.yaml).")
    List<Path> files = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Mixin
    private final ReleaseSources sources = new ReleaseSources();

    @Option(
            names = "--image",
            paramLabel = "[CONTAINER=]REF",
            description =
                    "Image for the containers of this name; REF alone if there is one only. By digest. Repeatable.")
    List<String> images = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long a gate may wait; default: ${DEFAULT-VALUE}.")
    String timeout = "10m";

    @Mixin
    private final DockerLogin login = new DockerLogin();

    @Option(names = "--insecure", description = "Look images up over plain http (loopback registries need no flag).")
    private boolean insecure;

    @Option(
            names = "--as-is",
            split = ",",
            paramLabel = "PART",
            description =
                    "Do not complete what the files leave open: pre-stop, grace-period, min-ready, max-unavailable,"
                            + " no-overlap, heap, or all.")
    List<String> asIs = new ArrayList<>();

    @Option(
            names = "--management-secret",
            paramLabel = "NAME",
            description = {
                "Secret with username and password of the servers' management API (9164) in the namespace:",
                "each new pod is asked there for its active carbon applications, instead of its log."
            })
    String managementSecret = "";

    @Option(
            names = "--patience",
            split = ",",
            paramLabel = "CAUSE=TIME",
            description = {
                "How long a cause may last before the release fails of it, such as image=2m,probe=3m.",
                "Causes: claim, config, crash, create, deadline, image, mount, node, probe, pulling, run, schedule."
            })
    List<String> patience = new ArrayList<>();

    @Option(
            names = "--quorum",
            paramLabel = "PODS",
            description =
                    "How many new pods (2, or 50%% of the wanted ones) must fail before the release does; default: 1.")
    String quorum = "";

    /**
     * The only request that the options make.
     *
     * @throws RefusedException if there are several, or files or options are wrong, which needs no cluster to see
     */
    ReleaseRequest request(ReleaseRequest.OnFailure onFailure, String by, boolean dryRun) {
        Map<String, ReleaseRequest> all = requests(onFailure, by, dryRun);
        if (all.size() > 1) {
            throw new RefusedException(
                    "--file",
                    "it is done for one unit, not for " + all.size(),
                    "name one of " + all.keySet() + " by --unit");
        }
        return all.values().iterator().next();
    }

    /**
     * The requests that the options make: one for each unit of a landscape, by its name, else one without.
     *
     * @throws RefusedException if files or options are wrong, which needs no cluster to see
     */
    Map<String, ReleaseRequest> requests(ReleaseRequest.OnFailure onFailure, String by, boolean dryRun) {
        Duration wait = Durations.parse(timeout, "--timeout");
        Problems problems = new Problems();
        Set<Part> left = Part.parse(asIs, "--as-is", problems);
        problems.refuseOnErrors();
        GateTerms terms = GateTerms.parse(
                managementSecret,
                patience,
                quorum,
                new GateTerms.Fields("--management-secret", "--patience", "--quorum"));
        Map<String, ReleaseRequest> requests = new LinkedHashMap<>();
        read().forEach((unit, read) -> requests.put(
                unit,
                new ReleaseRequest(
                        List.of(read), imagesOf(unit), wait, onFailure, by, dryRun, AllowedNames.ALL, left, terms)));
        return requests;
    }

    private Map<String, ManifestSource> read() {
        Map<String, ManifestSource> units = sources.of(files, images);
        if (units.isEmpty()) {
            return Map.of(
                    "",
                    new ManifestSource.Objects(
                            FirstLook.read(sources.plain(files, namespace()), images, ImageLookup.NONE)));
        }
        Map<String, ManifestSource> read = new LinkedHashMap<>();
        units.forEach((unit, text) -> read.put(
                unit, new ManifestSource.Objects(FirstLook.read(List.of(text), imagesOf(unit), ImageLookup.NONE))));
        return read;
    }

    private @Nullable String namespace() {
        return command.userObject() instanceof ClusterVerb verb ? verb.namespace : null;
    }

    private List<String> imagesOf(String unit) {
        return unit.isEmpty()
                ? images
                : images.stream().filter(one -> one.startsWith(unit + "=")).toList();
    }

    /**
     * The landscape that is released; empty if the files are none.
     *
     * @throws RefusedException if the cluster does not know a kind
     */
    Optional<WantedLandscape> landscape(Cluster cluster) {
        return sources.landscape(files, images, cluster);
    }

    /** Looks images up with whoever is logged in to registries here: by docker login, and for ECR, at AWS. */
    ImageLookup lookup(Reporter report) {
        return new RegistryLookup(login.access(insecure, AwsAccount.STANDARD, report), RegistryOptions.cache());
    }
}
