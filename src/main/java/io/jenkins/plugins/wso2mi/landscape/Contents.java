package io.jenkins.plugins.wso2mi.landscape;

import java.util.List;

/**
 * What is burnt into an image.
 *
 * @param cars folders of the Maven modules that make its carbon applications, from the project, in the project's order
 * @param modules folders of further modules that have to be built, since a file comes from them
 * @param additions files and folders as {@code SRC:DEST}, SRC from the project, DEST from the server's home
 */
public record Contents(List<String> cars, List<String> modules, List<String> additions) {
    public Contents {
        cars = List.copyOf(cars);
        modules = List.copyOf(modules);
        additions = List.copyOf(additions);
    }
}
