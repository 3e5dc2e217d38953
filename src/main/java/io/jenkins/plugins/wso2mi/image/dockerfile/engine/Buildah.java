package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Buildah, which needs no daemon.
 *
 * @param program as it is called
 */
record Buildah(String program) implements Engine {
    @Override
    public String name() {
        return "buildah";
    }

    @Override
    public List<EngineLine> lines(EngineBuild build) {
        String accounts =
                EngineFolder.dockerConfig(build.folder()).resolve("config.json").toString();
        Path registries = EngineFolder.registries(build.folder());
        Map<String, String> environment =
                Files.exists(registries) ? Map.of("CONTAINERS_REGISTRIES_CONF", registries.toString()) : Map.of();
        CommandLine line = new CommandLine(program, "build", "--authfile", accounts, "--layers")
                .add("--ignorefile", EngineBuild.ignoreFile(build.dockerfile()).toString())
                .of(build);
        if (build.created() != null) {
            line.add("--timestamp", String.valueOf(build.created().getEpochSecond()));
        }
        List<EngineLine> lines = new ArrayList<>();
        lines.add(new EngineLine(line.add(build.context().toString()).words(), environment));
        for (String tag : build.tags()) {
            lines.add(new EngineLine(
                    List.of(
                            program,
                            "push",
                            "--authfile",
                            accounts,
                            "--digestfile",
                            build.result().toString(),
                            tag,
                            "docker://" + tag),
                    environment));
        }
        return lines;
    }

    @Override
    public Made made(EngineBuild build) throws IOException {
        String text = new String(Files.readAllBytes(build.result()), UTF_8).strip();
        return new Made(
                Digest.parse(text).orElseThrow(() -> new IOException("buildah does not say what it has pushed")), true);
    }
}
