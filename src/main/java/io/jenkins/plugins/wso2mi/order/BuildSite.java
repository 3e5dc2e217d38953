package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where an image is built.
 *
 * @param workspace where paths begin
 * @param scratch a folder for private files that programs of the build can read too, also in a container; it need not
 *     be there
 * @param environment the build's variables
 * @param programs runs programs where the build stands
 */
public record BuildSite(Path workspace, Path scratch, Map<String, String> environment, ProgramRunner programs) {
    public BuildSite {
        environment = Map.copyOf(environment);
    }
}
