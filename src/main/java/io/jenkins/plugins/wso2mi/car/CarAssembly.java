package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Car} together from what is met in its archive, in whatever order. */
final class CarAssembly {
    private static final String METADATA = "metadata.xml";
    private static final String ARTIFACTS = "artifacts.xml";
    private static final String DESCRIPTOR = "descriptor.xml";
    private static final String ARTIFACT = "/artifact.xml";
    private static final Set<String> KNOWN_FOLDERS = Set.of("metadata", "dependencies", "META-INF");

    private final Path file;
    private final String label;
    private final Map<String, XmlElement> documents = new TreeMap<>();
    private final Map<String, ArtifactFolder> declared = new TreeMap<>();
    private final TreeMap<String, PackedFile> files = new TreeMap<>();
    private final Set<String> rootFolders = new TreeSet<>();
    private final List<Car> packed = new ArrayList<>();

    /**
     * Begins with nothing.
     *
     * @param file the file that the car is known by
     * @param label how to name it to a person
     */
    CarAssembly(Path file, String label) {
        this.file = file;
        this.label = label;
    }

    Path file() {
        return file;
    }

    String label() {
        return label;
    }

    /** Whether an entry is to be handed over as a {@link #document}. */
    static boolean isDocument(String name) {
        return name.equals(METADATA) || name.equals(ARTIFACTS) || name.equals(DESCRIPTOR) || isArtifact(name);
    }

    /** {@code folder/artifact.xml} or {@code metadata/folder/artifact.xml}. */
    private static boolean isArtifact(String name) {
        int below = name.startsWith("metadata/") ? "metadata/".length() : 0;
        int slash = name.indexOf('/', below);
        return name.endsWith(ARTIFACT)
                && (slash == name.length() - ARTIFACT.length()
                        || name.indexOf('/') == name.length() - ARTIFACT.length());
    }

    void folder(String path) {
        rootFolders.add(path.split("/", 2)[0]);
    }

    void document(String name, byte[] bytes) throws DamagedCarException {
        try {
            XmlElement root = SafeXml.parse(bytes);
            if (name.endsWith(ARTIFACT)) {
                String path = name.substring(0, name.length() - ARTIFACT.length());
                declared.put(path, declared(path, root));
            } else {
                documents.put(name, root);
            }
        } catch (XmlFaultException e) {
            throw new DamagedCarException(
                    name + " line " + e.fault().line() + " is no XML: "
                            + e.fault().words(),
                    "build the application anew");
        }
    }

    void file(String name, PackedFile content) {
        files.put(name, content);
    }

    void packed(Car car) {
        packed.add(car);
    }

    /**
     * Says that nothing more comes.
     *
     * @throws DamagedCarException if there is no list
     */
    CarAssembly complete() throws DamagedCarException {
        listing(documents.containsKey(METADATA) ? METADATA : ARTIFACTS);
        return this;
    }

    /**
     * The car.
     *
     * @param sha256 of the archive's bytes, hexadecimal
     * @param size of the archive, bytes
     * @throws DamagedCarException if there is no list
     */
    Car car(String sha256, long size) throws DamagedCarException {
        CarListing plain = documents.containsKey(ARTIFACTS) ? listing(ARTIFACTS) : listing(METADATA);
        CarListing listing = documents.containsKey(METADATA) ? listing(METADATA) : plain;
        CarContents contents =
                new CarContents(label, listing, plain, new FolderIndex(folders()), bareFolders(), rootFiles(), packed);
        XmlElement root = documents.get(DESCRIPTOR);
        @Nullable CarDescriptor descriptor = root == null ? null : CarDescriptor.of(root);
        return new Car(
                file,
                listing.name().isEmpty() ? nameOfFile() : listing.name(),
                listing.version(),
                listing.mainSequence(),
                artifacts(contents),
                descriptor == null ? List.of() : descriptor.dependencies(),
                descriptor,
                sha256,
                size,
                contents);
    }

    private CarListing listing(String document) throws DamagedCarException {
        XmlElement root = documents.get(document);
        if (root == null) {
            throw new DamagedCarException(
                    "it has neither artifacts.xml nor metadata.xml at its root, so the server ignores it",
                    "name a carbon application, or build this one anew");
        }
        return CarListing.of(document, root)
                .orElseThrow(() -> new DamagedCarException(
                        document + " names no artifact of type carbon/application, so the server ignores it",
                        "build the application anew"));
    }

    private String nameOfFile() {
        return PlainText.oneLine(label.substring(label.lastIndexOf('/') + 1)).replaceFirst("\\.car$", "");
    }

    private static List<Artifact> artifacts(CarContents contents) {
        return contents.listing().entries().stream()
                .flatMap(entry -> contents.foldersOf(entry).stream().limit(1))
                .map(ArtifactFolder::artifact)
                .filter(artifact -> !artifact.type().equals(ArtifactKind.METADATA.type()))
                .toList();
    }

    private List<ArtifactFolder> folders() {
        return declared.values().stream().map(this::filled).toList();
    }

    private ArtifactFolder filled(ArtifactFolder folder) {
        Map<String, PackedFile> contents = new LinkedHashMap<>();
        // '0' follows '/' in the order of names
        files.subMap(folder.path() + "/", folder.path() + "0")
                .forEach((name, content) ->
                        contents.put(name.substring(folder.path().length() + 1), content));
        return new ArtifactFolder(folder.path(), folder.artifact(), folder.namedFiles(), contents);
    }

    private static ArtifactFolder declared(String path, XmlElement root) {
        List<String> named = root.children("file").map(XmlElement::text).toList();
        return new ArtifactFolder(
                path,
                new Artifact(
                        root.value("name"),
                        root.value("version"),
                        root.value("type"),
                        named.isEmpty() ? "" : named.get(0),
                        root.value("serverRole")),
                named,
                Map.of());
    }

    private List<String> bareFolders() {
        Set<String> bare = new TreeSet<>(rootFolders);
        files.keySet().stream().filter(name -> name.contains("/")).forEach(name -> bare.add(name.split("/", 2)[0]));
        bare.removeAll(KNOWN_FOLDERS);
        bare.removeIf(declared::containsKey);
        return List.copyOf(bare);
    }

    private List<String> rootFiles() {
        return files.keySet().stream().filter(name -> !name.contains("/")).toList();
    }
}
