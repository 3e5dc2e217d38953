package standin.car;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.om.OMException;

/** A .car opened for reading; nothing of it is ever written to disk under a name of its own. */
public final class CarFile implements Closeable {
    private static final int LARGEST_ENTRY = 64 << 20;

    private final ZipFile zip;

    /**
     * @param path the .car
     * @throws IOException if it cannot be opened as a zip
     */
    public CarFile(Path path) throws IOException {
        zip = new ZipFile(path.toFile());
    }

    /**
     * @param path inside the CAR
     * @return whether there is such a file
     */
    public boolean has(String path) {
        return zip.getEntry(path) != null;
    }

    /**
     * @param path inside the CAR
     * @return the file's bytes
     * @throws IOException if it is not there, is larger than 64 MiB or cannot be inflated
     */
    public byte[] bytes(String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IOException(path + " is not in the CAR");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_ENTRY + 1);
            if (bytes.length > LARGEST_ENTRY) {
                throw new IOException(path + " is larger than 64 MiB");
            }
            return bytes;
        }
    }

    /**
     * @param path inside the CAR
     * @return the root element of the XML file
     * @throws IOException if it is not there or not well-formed
     */
    public OMElement xml(String path) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes(path))) {
            return XmlText.read(in);
        } catch (OMException e) {
            throw new IOException(path + " is not well-formed XML: " + e.getMessage(), e);
        }
    }

    /** {@return paths of all files, sorted} */
    public List<String> files() {
        TreeSet<String> names = new TreeSet<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (!entry.isDirectory()) {
                names.add(entry.getName());
            }
        }
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
