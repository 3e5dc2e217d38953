package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param command the program and its arguments, each one as it is: there is no shell, and no secret in it
 * @param environment variables to set
 */
public record EngineLine(List<String> command, Map<String, String> environment) implements Serializable {
    public EngineLine {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
