package io.jenkins.plugins.wso2mi.car.maven;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A run of Maven.
 *
 * @param command the program and its arguments, each one as it is: there is no shell
 * @param directory where it runs
 * @param started when, by the clock of the machine that it runs on; whole seconds, as coarse as file times may be
 */
public record MavenLine(List<String> command, String directory, Instant started) implements Serializable {
    public MavenLine {
        command = List.copyOf(command);
    }
}
