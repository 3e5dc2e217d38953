package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which applications of a project to build, and how.
 *
 * @param project the folder with the pom.xml
 * @param modules which of its modules, as Maven's {@code -pl} takes them, with what they need; none for all that make
 *     an application
 * @param arguments further arguments for Maven, each one as it is
 * @param settings a settings.xml, or null for Maven's own
 * @param out a folder to copy the applications to, or null to leave them where Maven puts them
 * @param keepBytes whether to leave the archives as WSO2's plugin writes them, which is differently each time
 * @param policy by what the applications are checked when they are built
 */
public record BuildRequest(
        Path project,
        List<String> modules,
        List<String> arguments,
        @Nullable Path settings,
        @Nullable Path out,
        boolean keepBytes,
        CheckPolicy policy) {
    public BuildRequest {
        modules = List.copyOf(modules);
        arguments = List.copyOf(arguments);
    }

    /** All applications of a project, in normal form, left where Maven puts them. */
    public static BuildRequest of(Path project) {
        return new BuildRequest(project, List.of(), List.of(), null, null, false, CheckPolicy.DEFAULT);
    }

    /** The same with the applications copied to a folder. */
    public BuildRequest to(Path folder) {
        return new BuildRequest(project, modules, arguments, settings, folder, keepBytes, policy);
    }
}
