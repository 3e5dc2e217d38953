package standin.car;

import java.util.List;

/**
 * One artifact of a CAR, as its own {@code artifact.xml} describes it.
 *
 * @param folder folder inside the CAR, which may be named anything
 * @param name artifact name
 * @param version artifact version, null if not given
 * @param type for example {@code synapse/api}
 * @param files payload files, relative to the folder
 */
public record Artifact(String folder, String name, String version, String type, List<String> files) {
    private static final List<String> ORDER = List.of(
            "config/property",
            "registry/resource",
            "datasource/datasource",
            "service/dataservice",
            "lib/synapse/mediator",
            "lib/connector/dependency",
            "synapse/lib",
            "synapse/local-entry",
            "synapse/endpoint",
            "synapse/sequence",
            "synapse/message-store",
            "synapse/template",
            "synapse/proxy-service",
            "synapse/task",
            "synapse/event-source",
            "synapse/message-processors",
            "synapse/api",
            "synapse/inbound-endpoint");

    /** {@return the place of this artifact's type in MI's order of deployment; types it does not know come last} */
    public int rank() {
        int place = ORDER.indexOf(type);
        return place < 0 ? ORDER.size() : place;
    }

    /** {@return the path of the single payload file inside the CAR} */
    public String payload() {
        return folder + "/" + files.get(0);
    }

    /** {@return the type without what stands before the slash, as the management API shows it} */
    public String shortType() {
        return type.substring(type.indexOf('/') + 1);
    }
}
