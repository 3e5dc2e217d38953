package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Path archive;
    private final Map<String, XmlElement> documents = new TreeMap<>();
    private final TreeMap<String, PackedFile> files = new TreeMap<>();
    private final Set<String> rootFolders = new TreeSet<>();
    private final List<Car> packed = new ArrayList<>();

    /**
     * Begins with nothing.
     *
     * @param file the file that the car is known by
     * @param label how to name it to a person
     * @param archive where its bytes lie
     */
    CarAssembly(Path file, String label, Path archive) {
        this.file = file;
        this.label = label;
        this.archive = archive;
    }

    Path file() {
        return file;
    }

    String label() {
        return label;
    }

    /** Whether an entry is to be handed over as a {@link #document}. */
    static boolean isDocument(String name) {
        return name.equals(METADATA)
                || name.equals(ARTIFACTS)
                || name.equals(DESCRIPTOR)
                || name.matches("(metadata/)?[^/]+/artifact\\.xml");
    }

    void folder(String path) {
        rootFolders.add(path.split("/", 2)[0]);
    }

    void document(String name, byte[] bytes) throws DamagedCarException {
        try {
            documents.put(name, SafeXml.parse(bytes));
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
     * The car.
     *
     * @throws DamagedCarException if there is no list
     * @throws IOException if the archive cannot be read for its digest
     */
    Car car() throws IOException {
        CarListing plain = documents.containsKey(ARTIFACTS) ? listing(ARTIFACTS) : listing(METADATA);
        CarListing listing = documents.containsKey(METADATA) ? listing(METADATA) : plain;
        CarContents contents =
                new CarContents(label, listing, plain, new FolderIndex(folders()), bareFolders(), rootFiles(), packed);
        XmlElement root = documents.get(DESCRIPTOR);
        @Nullable CarDescriptor descriptor = root == null ? null : CarDescriptor.of(root);
        try (MeasuredStream in = new MeasuredStream(Files.newInputStream(archive), Long.MAX_VALUE)) {
            in.drain();
            return new Car(
                    file,
                    listing.name().isEmpty() ? nameOfFile() : listing.name(),
                    listing.version(),
                    listing.mainSequence(),
                    artifacts(contents),
                    descriptor == null ? List.of() : descriptor.dependencies(),
                    descriptor,
                    in.digest(),
                    in.count(),
                    contents);
        }
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
        return documents.keySet().stream()
                .filter(name -> name.endsWith(ARTIFACT))
                .map(name -> folder(name.substring(0, name.length() - ARTIFACT.length()), documents.get(name)))
                .toList();
    }

    private ArtifactFolder folder(String path, @Nullable XmlElement root) {
        XmlElement artifact = Objects.requireNonNull(root);
        List<String> named = artifact.children("file").map(XmlElement::text).toList();
        Map<String, PackedFile> contents = new LinkedHashMap<>();
        // '0' follows '/' in the order of names
        files.subMap(path + "/", path + "0")
                .forEach((name, content) -> contents.put(name.substring(path.length() + 1), content));
        return new ArtifactFolder(
                path,
                new Artifact(
                        artifact.value("name"),
                        artifact.value("version"),
                        artifact.value("type"),
                        named.isEmpty() ? "" : named.get(0),
                        artifact.value("serverRole")),
                named,
                contents);
    }

    private List<String> bareFolders() {
        Set<String> bare = new TreeSet<>(rootFolders);
        files.keySet().stream().filter(name -> name.contains("/")).forEach(name -> bare.add(name.split("/", 2)[0]));
        bare.removeAll(KNOWN_FOLDERS);
        bare.removeIf(folder -> documents.containsKey(folder + ARTIFACT));
        return List.copyOf(bare);
    }

    private List<String> rootFiles() {
        return files.keySet().stream().filter(name -> !name.contains("/")).toList();
    }
}
