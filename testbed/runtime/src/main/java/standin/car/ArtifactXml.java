package standin.car;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.axiom.om.OMElement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Reads the {@code artifact.xml} files of a CAR. */
final class ArtifactXml {
    private static final Log LOG = LogFactory.getLog(ArtifactXml.class);
    private static final String FILE = "/artifact.xml";

    private ArtifactXml() {}

    /** Those of the folders at the root; deeper ones are not looked at, as in MI. */
    static List<Artifact> inTopFolders(CarFile car) throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        for (String path : car.files()) {
            if (path.endsWith(FILE) && path.indexOf('/') == path.length() - FILE.length()) {
                Artifact artifact = read(car, path);
                if (artifact.name() == null || artifact.type() == null) {
                    LOG.error("Invalid artifact found: " + path + " has no name or no type");
                } else {
                    artifacts.add(artifact);
                }
            }
        }
        return artifacts;
    }

    static Artifact read(CarFile car, String path) throws IOException {
        OMElement root = car.xml(path);
        List<String> files = new ArrayList<>();
        for (Iterator<?> all = root.getChildrenWithLocalName("file"); all.hasNext(); ) {
            files.add(((OMElement) all.next()).getText().trim());
        }
        return new Artifact(
                path.substring(0, path.length() - FILE.length()),
                CarReader.attribute(root, "name"),
                CarReader.attribute(root, "version"),
                CarReader.attribute(root, "type"),
                List.copyOf(files));
    }
}
