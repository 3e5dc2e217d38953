package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Docker with BuildKit: by its plugin buildx where that is there, else by the one that is part of docker up to 22.
 *
 * @param program as it is called
 * @param hasBuildx whether the plugin is there
 */
record Docker(String program, boolean hasBuildx) implements Engine {
    private static final String DIGEST = "containerimage.digest";

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public List<EngineLine> lines(EngineBuild build) {
        Path config = EngineFolder.dockerConfig(build.folder());
        return hasBuildx ? List.of(byPlugin(build, config)) : built(build, config);
    }

    private EngineLine byPlugin(EngineBuild build, Path config) {
        CommandLine line = new CommandLine(program, "--config", config.toString(), "buildx", "build")
                .add(
                        "--progress",
                        "plain",
                        "--push",
                        "--metadata-file",
                        build.result().toString())
                .of(build);
        return new EngineLine(
                stamped(line, build).add(build.context().toString()).words(), Map.of());
    }

    private List<EngineLine> built(EngineBuild build, Path config) {
        CommandLine line = new CommandLine(program, "--config", config.toString(), "build")
                .add("--progress", "plain", "--iidfile", build.result().toString())
                .of(build);
        List<EngineLine> lines = new ArrayList<>();
        lines.add(new EngineLine(
                stamped(line, build).add(build.context().toString()).words(), Map.of("DOCKER_BUILDKIT", "1")));
        for (String tag : build.tags()) {
            lines.add(
                    new EngineLine(List.of(program, "--config", config.toString(), "push", "--quiet", tag), Map.of()));
        }
        return lines;
    }

    private static CommandLine stamped(CommandLine line, EngineBuild build) {
        return build.created() == null
                ? line
                : line.add("--build-arg", "SOURCE_DATE_EPOCH=" + build.created().getEpochSecond());
    }

    @Override
    public Made made(EngineBuild build) throws IOException {
        byte[] result = Files.readAllBytes(build.result());
        Optional<Digest> digest = hasBuildx
                ? JsonObject.parse(result).text(DIGEST).flatMap(Digest::parse)
                : Digest.parse(new String(result, java.nio.charset.StandardCharsets.UTF_8).strip());
        return new Made(digest.orElseThrow(() -> new IOException("docker does not say what it has built")), hasBuildx);
    }
}
