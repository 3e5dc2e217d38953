package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which units of a landscape, for which environment. */
final class LandscapeOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The landscape; default: mi.yaml.")
    Path file = Path.of("mi.yaml");

    @Mixin
    private final LandscapePart part = new LandscapePart();

    @Option(
            names = "--image",
            paramLabel = "UNIT=REF",
            description = "Image of a unit, in place of what the file says; repeatable.")
    private List<String> images = new ArrayList<>();

    /** What is asked of the landscape; variables are this process's, of which it uses those that it declares. */
    Request request() {
        return part.objects(images);
    }
}
