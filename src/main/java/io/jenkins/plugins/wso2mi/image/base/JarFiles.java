package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Jars, where the server loads them from: {@code lib} takes any, {@code dropins} only OSGi bundles. Of a jar there that
 * is none, the server loads nothing, and says nothing. (A driver that is a bundle too, as MySQL's, is at home in
 * {@code lib}.)
 */
final class JarFiles {
    private static final String BUNDLE = "Bundle-SymbolicName";

    private JarFiles() {}

    /** As additions to an image; what is wrong is noted. */
    static List<String> additions(List<Path> libraries, List<Path> dropins, Problems problems) {
        List<String> additions = new ArrayList<>();
        for (Path library : libraries) {
            isBundle(library, "--library " + library, problems);
            additions.add(library + ":lib/");
        }
        for (Path dropin : dropins) {
            String where = "--dropin " + dropin;
            int before = problems.list().size();
            if (!isBundle(dropin, where, problems) && problems.list().size() == before) {
                problems.error(
                        where,
                        "is no OSGi bundle: its manifest has no " + BUNDLE
                                + ", and of dropins the server loads only bundles",
                        "give it by --library");
            }
            additions.add(dropin + ":dropins/");
        }
        return additions;
    }

    private static boolean isBundle(Path jar, String where, Problems problems) {
        if (!String.valueOf(jar.getFileName()).endsWith(".jar")) {
            problems.error(where, "is not called *.jar, and the server loads nothing else", "rename it");
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue(BUNDLE) != null;
        } catch (IOException e) {
            problems.error(where, "cannot be read as a jar: " + e.getMessage(), "check the path");
            return false;
        }
    }
}
