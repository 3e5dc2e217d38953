package standin.artifact;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.activation.DataHandler;
import org.apache.axiom.attachments.ByteArrayDataSource;
import org.apache.axiom.om.OMAbstractFactory;
import org.apache.axiom.om.OMException;
import org.apache.axiom.om.OMNode;
import org.apache.synapse.registry.AbstractRegistry;
import org.apache.synapse.registry.RegistryEntry;
import org.apache.synapse.registry.RegistryEntryImpl;
import standin.car.XmlText;

/** The registry: resources of CARs in memory, read by keys such as {@code gov:/xslt/a.xsl} or {@code conf:/b.txt}. */
public final class ResourceStore extends AbstractRegistry {
    /**
     * One resource.
     *
     * @param bytes content
     * @param mediaType as the CAR gives it, empty if it does not
     */
    record Resource(byte[] bytes, String mediaType) {}

    private final Map<String, Resource> resources = new ConcurrentHashMap<>();

    void put(String path, Resource resource) {
        resources.put(path, resource);
    }

    void remove(String path) {
        resources.remove(path);
    }

    @Override
    public OMNode lookup(String key) {
        Resource resource = resources.get(path(key));
        if (resource == null) {
            return null;
        }
        try {
            return XmlText.read(new ByteArrayInputStream(resource.bytes()));
        } catch (OMException notXml) {
            // get-property('registry', ...) reads text through a data handler and nothing else
            DataHandler text = new DataHandler(new ByteArrayDataSource(resource.bytes(), "text/plain"));
            return OMAbstractFactory.getOMFactory().createOMText(text, true);
        }
    }

    @Override
    public RegistryEntry getRegistryEntry(String key) {
        RegistryEntryImpl entry = new RegistryEntryImpl();
        entry.setKey(key);
        entry.setVersion(1);
        Resource resource = resources.get(path(key));
        if (resource != null) {
            entry.setType(resource.mediaType());
        }
        return entry;
    }

    /** {@code gov:} and {@code conf:} are short for two folders; other keys are paths as they are. */
    private static String path(String key) {
        String path = key.startsWith("gov:")
                ? "/_system/governance/" + key.substring(4)
                : key.startsWith("conf:") ? "/_system/config/" + key.substring(5) : key;
        return path.replaceAll("/+", "/");
    }

    @Override
    public Properties getResourceProperties(String key) {
        return new Properties();
    }

    @Override
    public RegistryEntry[] getChildren(RegistryEntry entry) {
        throw readOnly();
    }

    @Override
    public RegistryEntry[] getDescendants(RegistryEntry entry) {
        throw readOnly();
    }

    @Override
    public void delete(String path) {
        throw readOnly();
    }

    @Override
    public void newResource(String path, boolean isDirectory) {
        throw readOnly();
    }

    @Override
    public void updateResource(String path, Object value) {
        throw readOnly();
    }

    @Override
    public void updateRegistryEntry(RegistryEntry entry) {
        throw readOnly();
    }

    private static Unsupported readOnly() {
        return new Unsupported("browsing or changing the registry");
    }
}
