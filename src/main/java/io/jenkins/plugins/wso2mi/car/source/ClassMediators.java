package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact.PackedSource;
import java.nio.file.Path;

/**
 * The class mediators of a module in the layout of WSO2's editor: one jar, which the module's own build makes of
 * {@code src/main/java}, and which WSO2's vscode-car-plugin 5.4.12 packs ({@code CAppHandler.processClassMediators}).
 */
public final class ClassMediators {
    private ClassMediators() {}

    /** Where the build of a module puts the jar, absolute. */
    public static Path jar(CarModule module) {
        return module.directory().resolve("target").resolve(fileName(module));
    }

    /** The artifact that holds the jar; its content is there when the module has been built. */
    public static SourceArtifact of(CarModule module) {
        String name = module.artifactId() + "_class_mediators";
        return SourceArtifact.of(
                name,
                module.version(),
                ArtifactKind.CLASS_MEDIATOR.type(),
                name + "_" + module.version(),
                fileName(module),
                PackedSource.of(jar(module)));
    }

    private static String fileName(CarModule module) {
        return module.artifactId() + "-" + module.version() + ".jar";
    }
}
