package standin.car;

import java.util.List;

/**
 * A carbon application that was read: its identity stands inside the archive, not in the file name.
 *
 * @param file name of the .car file; faults are reported by it
 * @param name application name
 * @param version application version, null if not given
 * @param artifacts artifacts for this server, in the order of deployment
 * @param swaggers names of the APIs whose swagger definition is in the metadata
 */
public record Car(String file, String name, String version, List<Artifact> artifacts, List<String> swaggers) {
    /** {@return name and version joined by an underscore; two applications cannot have the same} */
    public String identity() {
        return version == null ? name : name + "_" + version;
    }
}
