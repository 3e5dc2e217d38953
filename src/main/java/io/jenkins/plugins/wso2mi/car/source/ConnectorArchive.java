package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a connector says of itself.
 *
 * @param file the zip
 * @param name its name with its package, as a server finds libraries for it: {@code {org.example}mail}
 * @param repositories addresses of repositories that its libraries may come from
 * @param libraries those it needs
 */
public record ConnectorArchive(Path file, String name, List<String> repositories, List<Library> libraries) {
    private static final int SIZE_LIMIT = 1 << 20;

    public ConnectorArchive {
        repositories = List.copyOf(repositories);
        libraries = List.copyOf(libraries);
    }

    /**
     * A library of a connector.
     *
     * @param jar its coordinates
     * @param connectionType the connections that it is needed for; empty if for all
     */
    public record Library(CarDependency jar, String connectionType) {
        /** The jar's file name without its ending. */
        public String stem() {
            return jar.artifactId() + "-" + jar.version();
        }
    }

    /** What the artifact of one of its libraries is called. */
    public String nameOf(Library library) {
        return name + "_" + library.stem();
    }

    /**
     * Reads a connector's {@code connector.xml} and {@code descriptor.yml}.
     *
     * @param problems takes what is wrong with it
     * @return empty if it is no connector
     */
    public static Optional<ConnectorArchive> read(Path file, Problems problems) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            XmlElement component = SafeXml.parse(bytes(zip, "connector.xml"))
                    .child("component")
                    .orElseThrow(() -> new IOException("its connector.xml names no component"));
            String space = component.value("package");
            String name = space.isEmpty() ? component.value("name") : "{" + space + "}" + component.value("name");
            Map<?, ?> descriptor = zip.getEntry("descriptor.yml") == null
                    ? Map.of()
                    : yaml(new String(bytes(zip, "descriptor.yml"), StandardCharsets.UTF_8));
            return Optional.of(new ConnectorArchive(file, name, urls(descriptor), libraries(descriptor)));
        } catch (IOException | IllegalArgumentException | YamlEngineException e) {
            problems.error(
                    file.toString(),
                    "is no connector: " + PlainText.oneLine(String.valueOf(e.getMessage())),
                    "fetch the connector anew");
        } catch (XmlFaultException e) {
            problems.error(
                    file + "!/connector.xml:" + e.fault().line(),
                    "is no well-formed XML: " + e.fault().words(),
                    "fetch the connector anew");
        }
        return Optional.empty();
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it holds no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(SIZE_LIMIT + 1);
            if (bytes.length > SIZE_LIMIT) {
                throw new IOException("its " + name + " is longer than " + SIZE_LIMIT + " bytes");
            }
            return bytes;
        }
    }

    private static Map<?, ?> yaml(String text) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(10).build();
        Object read = new Load(settings).loadFromString(text);
        if (read == null) {
            return Map.of();
        }
        if (read instanceof Map<?, ?> map) {
            return map;
        }
        throw new IOException("its descriptor.yml is no mapping");
    }

    private static List<String> urls(Map<?, ?> descriptor) throws IOException {
        List<String> urls = new ArrayList<>();
        for (Map<?, ?> one : entries(descriptor, "repositories")) {
            urls.add(text(one, "url"));
        }
        return urls;
    }

    private static List<Library> libraries(Map<?, ?> descriptor) throws IOException {
        List<Library> libraries = new ArrayList<>();
        for (Map<?, ?> one : entries(descriptor, "dependencies")) {
            CarDependency jar =
                    new CarDependency(text(one, "groupId"), text(one, "artifactId"), text(one, "version"), "jar");
            Object type = one.get("connectionType");
            libraries.add(new Library(jar, type == null ? "" : String.valueOf(type)));
        }
        return libraries;
    }

    private static List<Map<?, ?>> entries(Map<?, ?> descriptor, String key) throws IOException {
        List<Map<?, ?>> entries = new ArrayList<>();
        if (descriptor.get(key) instanceof List<?> list) {
            for (Object one : list) {
                if (!(one instanceof Map<?, ?> map)) {
                    throw new IOException("its descriptor.yml has something else than a mapping in " + key);
                }
                entries.add(map);
            }
        }
        return entries;
    }

    private static String text(Map<?, ?> map, String key) throws IOException {
        Object value = map.get(key);
        if (value == null) {
            throw new IOException("its descriptor.yml has an entry without " + key);
        }
        return String.valueOf(value);
    }
}
