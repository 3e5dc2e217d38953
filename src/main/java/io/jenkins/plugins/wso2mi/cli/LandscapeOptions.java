package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which units of a landscape, for which environment. */
final class LandscapeOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The landscape; default: mi.yaml.")
    Path file = Path.of("mi.yaml");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "One of its environments; default: none, only what holds for all.")
    private @Nullable String environment;

    @Option(names = "--unit", paramLabel = "NAME", description = "Only this unit; repeatable.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--image",
            paramLabel = "UNIT=REF",
            description = "Image of a unit, in place of what the file says; repeatable.")
    private List<String> images = new ArrayList<>();

    /** What is asked of the landscape; variables are this process's, of which it uses those that it declares. */
    Request request() {
        return new Request(Optional.ofNullable(environment), units, Request.imagesByUnit(images), System.getenv());
    }
}
