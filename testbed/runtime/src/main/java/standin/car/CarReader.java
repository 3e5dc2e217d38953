package standin.car;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Reads what a CAR says about itself, by MI's rules: {@code metadata.xml} wins over {@code artifacts.xml}, a folder
 * belongs to the dependency that its {@code artifact.xml} names, dependencies of another server's role are dropped.
 */
final class CarReader {
    private static final Log LOG = LogFactory.getLog(CarReader.class);

    private record Dependency(String name, String version) {
        boolean isOf(Artifact artifact) {
            return Objects.equals(name, artifact.name()) && Objects.equals(version, artifact.version());
        }
    }

    private final List<String> serverRoles;

    CarReader(List<String> serverRoles) {
        this.serverRoles = serverRoles;
    }

    Car read(CarFile car, String fileName) throws CarIgnored {
        try {
            OMElement application = application(car);
            List<Dependency> wanted = dependencies(application);
            if (wanted.isEmpty()) {
                throw CarIgnored.warning("No artifacts found to be deployed in this server."
                        + " Ignoring Carbon Application : " + fileName);
            }
            Metadata metadata = Metadata.read(car);
            wanted.removeIf(dependency -> metadata.names().contains(dependency.name()));
            String name = name(application, fileName);
            String version = attribute(application, "version");
            List<Artifact> artifacts = resolve(car, wanted, name);
            return new Car(fileName, name, version, artifacts, metadata.swaggersOf(artifacts));
        } catch (IOException e) {
            throw CarIgnored.error("Error while deploying carbon application " + fileName, e);
        }
    }

    private static OMElement application(CarFile car) throws IOException {
        OMElement root = car.xml(car.has("metadata.xml") ? "metadata.xml" : "artifacts.xml");
        for (Iterator<?> all = root.getChildrenWithLocalName("artifact"); all.hasNext(); ) {
            OMElement artifact = (OMElement) all.next();
            if ("carbon/application".equals(attribute(artifact, "type"))) {
                return artifact;
            }
        }
        throw new IOException("artifacts.xml is invalid. No Artifact found with the type - carbon/application");
    }

    private static String name(OMElement application, String fileName) {
        String name = attribute(application, "name");
        if (name != null) {
            return name;
        }
        LOG.warn("No application name found in Carbon Application : " + fileName + ". Using the file name");
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    private List<Dependency> dependencies(OMElement application) {
        List<Dependency> found = new ArrayList<>();
        for (Iterator<?> all = application.getChildrenWithLocalName("dependency"); all.hasNext(); ) {
            OMElement dependency = (OMElement) all.next();
            String role = Optional.ofNullable(attribute(dependency, "serverRole")).orElse("");
            if (serverRoles.stream().anyMatch(role::matches)) {
                found.add(new Dependency(attribute(dependency, "artifact"), attribute(dependency, "version")));
            }
        }
        return found;
    }

    private static List<Artifact> resolve(CarFile car, List<Dependency> wanted, String name)
            throws CarIgnored, IOException {
        List<Artifact> inFolders = ArtifactXml.inTopFolders(car);
        List<Artifact> found = new ArrayList<>();
        for (Dependency dependency : wanted) {
            found.add(inFolders.stream()
                    .filter(dependency::isOf)
                    .findFirst()
                    .orElseThrow(() -> CarIgnored.error(
                            "Some dependencies were not satisfied in cApp:" + name + ". Check whether all dependent"
                                    + " artifacts are included: " + dependency.name() + "_" + dependency.version(),
                            null)));
        }
        found.sort(Comparator.comparingInt(Artifact::rank));
        return found;
    }

    static String attribute(OMElement element, String name) {
        return element.getAttributeValue(new QName(name));
    }
}
