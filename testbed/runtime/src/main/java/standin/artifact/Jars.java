package standin.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import standin.car.Artifact;
import standin.car.CarFile;
import standin.car.Step;

/**
 * Class path of the jars in the server's {@code lib} and {@code dropins} and of those that CARs bring; class mediators
 * of this and all later CARs see them. A jar stays visible when its CAR turns out faulty; nothing refers to it then.
 */
final class Jars {
    private final Growing loader = new Growing(Jars.class.getClassLoader());

    Jars(Path home) {
        for (String folder : List.of("lib", "dropins")) {
            if (Files.isDirectory(home.resolve(folder))) {
                try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve(folder), "*.jar")) {
                    for (Path jar : jars) {
                        loader.grow(jar);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot list the jars in " + home.resolve(folder), e);
                }
            }
        }
    }

    private static final class Growing extends URLClassLoader {
        Growing(ClassLoader parent) {
            super(new URL[0], parent);
        }

        void grow(Path jar) throws MalformedURLException {
            addURL(jar.toUri().toURL());
        }
    }

    Step add(CarFile car, Artifact artifact) throws IOException {
        Path jar = Files.createTempFile("car-", ".jar");
        jar.toFile().deleteOnExit();
        Files.write(jar, car.bytes(artifact.payload()));
        loader.grow(jar); // at once, for the parser of a class mediator already asks for its class
        return new Step("jar " + artifact.name(), () -> {}, () -> {}, () -> {});
    }

    /** Synapse hands no properties to the parsers inside an API, so the class loader goes with the thread. */
    Step visibleDuring(Supplier<Step> parser) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return parser.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
