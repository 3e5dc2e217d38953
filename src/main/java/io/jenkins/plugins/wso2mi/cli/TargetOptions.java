package io.jenkins.plugins.wso2mi.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Where an image goes, and what is said of it there: options of the verbs that build one. */
final class TargetOptions {
    @Option(
            names = "--to",
            paramLabel = "REF",
            required = true,
            description = "Where it goes: registry/repository:tag, or without the tag with --tag-format.")
    private String reference = "";

    @Option(names = "--tag", paramLabel = "T", description = "A further tag; may be given again.")
    private List<String> tags = List.of();

    @Option(names = "--label", paramLabel = "K=V", description = "A label and annotation; may be given again.")
    private List<String> labels = List.of();

    /** As it was given: perhaps without a tag. */
    String reference() {
        return reference;
    }

    /** Further ones. */
    List<String> tags() {
        return tags;
    }

    /** Each {@code K=V}. */
    List<String> labels() {
        return labels;
    }
}
