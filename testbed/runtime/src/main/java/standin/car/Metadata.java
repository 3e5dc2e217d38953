package standin.car;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code metadata/} folder of a CAR: descriptions of APIs, none of which is deployed.
 *
 * @param names artifact names found there; dependencies of these names are done with
 * @param described names of the artifacts that have a swagger definition
 */
record Metadata(Set<String> names, Set<String> described) {
    private static final String SWAGGER = "_swagger";

    static Metadata read(CarFile car) throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> described = new HashSet<>();
        for (String path : car.files()) {
            if (path.matches("metadata/[^/]+/artifact\\.xml")) {
                String name = String.valueOf(ArtifactXml.read(car, path).name());
                names.add(name);
                if (name.contains(SWAGGER)) {
                    described.add(name.substring(0, name.indexOf(SWAGGER)));
                }
            }
        }
        return new Metadata(names, described);
    }

    List<String> swaggersOf(List<Artifact> artifacts) {
        List<String> apis = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            if (artifact.type().equals("synapse/api") && described.contains(artifact.name())) {
                apis.add(artifact.name());
            }
        }
        return apis;
    }
}
