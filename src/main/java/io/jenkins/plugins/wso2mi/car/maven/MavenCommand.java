package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The argument list of a Maven run. */
final class MavenCommand {
    private final @Nullable String searchPath;
    private final @Nullable String otherwise;

    /**
     * Looks for Maven on a search path.
     *
     * @param searchPath folders, separated as the system does it; null for none
     * @param otherwise what to call if it is in none of them; null to refuse
     */
    MavenCommand(@Nullable String searchPath, @Nullable String otherwise) {
        this.searchPath = searchPath;
        this.otherwise = otherwise;
    }

    /**
     * The program and its arguments. Lines are plain and of one order: no questions, no transfer progress, no colours.
     *
     * @throws NoMavenException if there is none, or if the project has no POM of its own
     * @throws IOException if there is a {@code .mvn/maven.config} that cannot be read
     */
    List<String> of(BuildRequest request, CarModules modules) throws IOException {
        if (!modules.hasRootPom()) {
            throw NoMavenException.noRootPom(modules.root());
        }
        List<String> command = new ArrayList<>(NestedMaven.prefix(request));
        command.addAll(beginning(request, modules));
        if (!request.modules().isEmpty()) {
            String list = String.join(
                    ",", modules.modules().stream().map(modules::name).toList());
            command.addAll(List.of("-pl", list, "-am"));
        }
        command.addAll(request.arguments());
        command.add(modules.phase());
        return List.copyOf(command);
    }

    /**
     * The program and its arguments to compile the Java sources of one module, in that module's folder.
     *
     * @throws NoMavenException if there is none
     */
    List<String> jar(BuildRequest request, CarModules modules, CarModule module) {
        List<String> command = new ArrayList<>(beginning(request, modules));
        command.addAll(request.arguments());
        command.addAll(module.jarGoals());
        return List.copyOf(command);
    }

    private List<String> beginning(BuildRequest request, CarModules modules) {
        List<String> command = new ArrayList<>(program(modules.root()));
        command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
        if (request.settings() != null) {
            command.addAll(List.of("-s", request.settings().toAbsolutePath().toString()));
        }
        return command;
    }

    /** The project's wrapper, which need not be executable in a checkout, else Maven. */
    private List<String> program(Path root) {
        Path wrapper = root.resolve("mvnw");
        if (Files.isRegularFile(wrapper)) {
            return Files.isExecutable(wrapper) ? List.of(wrapper.toString()) : List.of("sh", wrapper.toString());
        }
        return List.of(Arrays.stream((searchPath == null ? "" : searchPath).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .or(() -> Optional.ofNullable(otherwise))
                .orElseThrow(() -> NoMavenException.noProgram(root)));
    }
}
