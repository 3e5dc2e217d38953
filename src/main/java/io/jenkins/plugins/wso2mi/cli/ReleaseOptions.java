package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What both ways of releasing ask for. */
final class ReleaseOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "YAML or JSON files, or folders of them; repeatable.")
    List<Path> files = new ArrayList<>();

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

    /**
     * The request that the options make.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if files or options are wrong, which needs no cluster
     *     to see
     */
    ReleaseRequest request(ReleaseRequest.OnFailure onFailure, String by, boolean dryRun) {
        Duration wait = Durations.parse(timeout, "--timeout");
        Problems problems = new Problems();
        Set<Part> left = Part.parse(asIs, "--as-is", problems);
        problems.refuseOnErrors();
        ManifestSource read =
                new ManifestSource.Objects(FirstLook.read(ManifestSource.files(files), images, ImageLookup.NONE));
        return new ReleaseRequest(List.of(read), images, wait, onFailure, by, dryRun, AllowedNames.ALL, left);
    }

    /** Looks images up with whoever is logged in to registries here: by docker login, and for ECR, at AWS. */
    ImageLookup lookup(Reporter report) {
        return new RegistryLookup(
                RegistryAccess.loggedIn(insecure, System.getenv(), report::notice), RegistryOptions.cache());
    }
}
