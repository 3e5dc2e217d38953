package standin.artifact;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import standin.car.Artifact;
import standin.car.CarFile;
import standin.car.Step;

/** Files that a CAR puts into the registry, listed in its {@code registry-info.xml}. */
final class RegistryArtifact {
    private RegistryArtifact() {}

    static Step read(CarFile car, Artifact artifact, ResourceStore store) throws IOException {
        Map<String, ResourceStore.Resource> found = new LinkedHashMap<>();
        OMElement info = car.xml(artifact.payload());
        String files = artifact.folder() + "/resources/";
        for (Iterator<?> all = info.getChildElements(); all.hasNext(); ) {
            OMElement entry = (OMElement) all.next();
            String to = text(entry, "path").replaceAll("/+$", "") + "/";
            if (entry.getLocalName().equals("item")) {
                String file = text(entry, "file");
                found.put(to + file, new ResourceStore.Resource(car.bytes(files + file), text(entry, "mediaType")));
            } else if (entry.getLocalName().equals("collection")) {
                collect(car, files + text(entry, "directory") + "/", to, found);
            }
        }
        return new Step(
                "registry resource " + artifact.name(),
                () -> found.forEach(store::put),
                () -> {},
                () -> found.keySet().forEach(store::remove));
    }

    private static void collect(CarFile car, String from, String to, Map<String, ResourceStore.Resource> found)
            throws IOException {
        for (String file : car.files()) {
            if (file.startsWith(from)) {
                found.put(to + file.substring(from.length()), new ResourceStore.Resource(car.bytes(file), ""));
            }
        }
    }

    private static String text(OMElement entry, String child) {
        OMElement element = entry.getFirstChildWithName(new QName(child));
        return element == null ? "" : element.getText().trim();
    }
}
