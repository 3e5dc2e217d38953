package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands at a unit beside its settings.
 *
 * @param image repository, without tag
 * @param from what the base image starts from; empty if there is no base
 * @param given the image that was named on the command line, in place of all that the file says
 * @param marks labels that say whose objects they are
 * @param files what is burnt into the image and its base: destination below the server's home by file of the project
 */
record UnitText(
        Placed name,
        Placed image,
        Optional<Placed> from,
        Optional<String> given,
        Map<String, Value<String>> marks,
        Map<Placed, String> files) {
    UnitText {
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
        files = Map.copyOf(files);
    }

    /** The file of the project that lies at a place below the server's home. */
    Optional<Placed> burnt(String path) {
        return files.entrySet().stream()
                .filter(one -> one.getValue().equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
