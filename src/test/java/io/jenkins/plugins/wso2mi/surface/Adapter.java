package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The classes of the Jenkins adapter, loaded beside the compiled signatures of Jenkins' types. Nothing of them can be
 * run; their declarations, annotations and byte code can be looked at.
 */
final class Adapter {
    static final Path CLASSES = Path.of("target/classes");
    static final Path RESOURCES = Path.of("src/main/resources");

    private static final String PACKAGE = "io/jenkins/plugins/wso2mi/jenkins";
    private static final Path SIGNATURES = Path.of("src/jenkins-api/java");

    private static final Path COMPILED_SIGNATURES = compileSignatures();
    private static final ClassLoader LOADER = loader();
    private static final List<Class<?>> TYPES = load();
    private static final JavaClasses BYTE_CODE = new ClassFileImporter().importPaths(CLASSES, COMPILED_SIGNATURES);

    private Adapter() {}

    /** All classes of the adapter, nested ones too. */
    static List<Class<?>> classes() {
        return TYPES;
    }

    /** The classes of the adapter that are of a Jenkins type, without abstract ones. */
    static Stream<Class<?>> concrete(String jenkinsType) {
        Class<?> type = type(jenkinsType);
        return TYPES.stream()
                .filter(type::isAssignableFrom)
                .filter(c -> !java.lang.reflect.Modifier.isAbstract(c.getModifiers()));
    }

    /** A type by its name, from where the adapter's classes are loaded. */
    static Class<?> type(String name) {
        try {
            return Class.forName(name, false, LOADER);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("neither a signature nor a class of ours: " + name, e);
        }
    }

    static ClassLoader loader() {
        List<URL> path = new ArrayList<>();
        path.add(url(COMPILED_SIGNATURES));
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Adapter::url)
                .forEach(path::add);
        return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** The byte code of the project, and of the signatures. */
    static JavaClasses byteCode() {
        return BYTE_CODE;
    }

    /** Whether there is an annotation of this name, which may be a simple one. */
    static boolean has(AnnotatedElement element, String annotation) {
        return Arrays.stream(element.getAnnotations())
                .map(a -> a.annotationType().getName())
                .anyMatch(name -> name.equals(annotation) || name.endsWith("." + annotation));
    }

    /** Where resources that belong to a class lie. */
    static Path folder(Class<?> type) {
        return RESOURCES.resolve(type.getName().replace('.', '/').replace('$', '/'));
    }

    /** The files with this ending below a folder of the project. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<Class<?>> load() {
        try {
            List<Class<?>> loaded = new ArrayList<>();
            for (Path file : files(CLASSES.resolve(PACKAGE), ".class")) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                if (!name.endsWith("package-info.class")) {
                    loaded.add(type(name.substring(0, name.length() - ".class".length())));
                }
            }
            assertThat(loaded).as("classes of the adapter").hasSizeGreaterThan(50);
            return loaded;
        } catch (IOException e) {
            throw new IllegalStateException("the adapter is not compiled", e);
        }
    }

    private static Path compileSignatures() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Path folder = Files.createDirectories(Path.of("target/jenkins-api"));
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-Xlint:none", "-d", folder.toString(), "-classpath", classPath());
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(files(SIGNATURES, ".java")))
                    .call();
            assertThat(compiled).as("signatures compile").isTrue();
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("the signatures cannot be compiled", e);
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path.toString(), e);
        }
    }
}
