package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.image.Publication;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an image is made known: options of the verbs that build one. */
final class PublicationOptions {
    @Option(
            names = "--tag-format",
            paramLabel = "FORMAT",
            description = "Makes a tag of {version}, {car.version}, {git}, {build} and {date}, such as "
                    + "{version}-{git}; --to needs none then.")
    private String format = "";

    @Mixin
    private final AttestationOptions attestations = new AttestationOptions();

    /** As it was asked for; git is run if the commit is needed and no variable of this process tells it. */
    Publication publication() throws InterruptedException {
        BuildOrigin origin = BuildOrigin.in(System.getenv());
        if (origin.commit().isEmpty() && (attestations.isProvenance() || format.contains("{git}"))) {
            origin = origin.at(commit());
        }
        return new Publication(format, attestations.of(origin));
    }

    /** What git says is checked out here; empty if nothing is, or there is no git. */
    private static String commit() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            String here = Path.of("").toAbsolutePath().toString();
            int code = new LocalPrograms().run(List.of("git", "rev-parse", "HEAD"), Map.of(), here, lines::add);
            return code == 0 && lines.size() == 1 ? lines.get(0).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
