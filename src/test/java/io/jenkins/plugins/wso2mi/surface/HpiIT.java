package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The packed plugin and the packed command line: what is inside, and what must not be. */
class HpiIT {
    private static final Path HPI = Path.of("target/wso2-mi.hpi");
    private static final Path JAR = Path.of("target/wso2-mi.jar");
    private static final Path MICTL = Path.of("target/mictl.jar");
    private static final long MEBIBYTE = 1024 * 1024;

    private static final String AWS_CLIENT = "software/amazon/awssdk/http/urlconnection/";

    /** Jenkins and other plugins bring these; a second copy would not be of the same type. */
    private static final List<String> FOREIGN = List.of(
            "hudson/",
            "jenkins/",
            "org/kohsuke/",
            "org/jenkinsci/",
            "com/cloudbees/",
            "net/sf/json/",
            "jakarta/",
            "org/springframework/",
            "com/google/common/",
            "com/fasterxml/jackson/",
            "io/fabric8/kubernetes/api/",
            "io/fabric8/kubernetes/client/dsl/",
            "software/amazon/",
            "org/slf4j/",
            "groovy/",
            "picocli/");

    @Test
    void shouldHoldOwnLibrariesOnly() throws IOException {
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            assertThat(hpi.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".jar")))
                    .contains("WEB-INF/lib/wso2-mi.jar");
            assertThat(classes(hpi)).hasSizeGreaterThan(1000).noneMatch(HpiIT::isForeign);
        }
    }

    /** The plugins with AWS's SDK have another way to its API than this one. */
    @Test
    void shouldHoldTheClientThatAwsIsAskedBy() throws IOException {
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            assertThat(classes(hpi)).contains(AWS_CLIENT + "UrlConnectionHttpClient.class");
        }
    }

    private static boolean isForeign(String name) {
        return !name.startsWith(AWS_CLIENT) && FOREIGN.stream().anyMatch(name::startsWith);
    }

    @Test
    void shouldStaySmall() throws IOException {
        assertThat(Files.size(HPI)).isBetween(MEBIBYTE, 25 * MEBIBYTE);
    }

    @Test
    void shouldSayWhatJenkinsAsksFor() throws IOException {
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            Attributes manifest = hpi.getManifest().getMainAttributes();
            assertThat(Map.of(
                            "Short-Name", "wso2-mi",
                            "Long-Name", "WSO2 Micro Integrator",
                            "Group-Id", "io.jenkins.plugins",
                            "Jenkins-Version", "2.528.3",
                            "Minimum-Java-Version", "17",
                            "Support-Dynamic-Loading", "true",
                            "Plugin-License-Name", "MIT License"))
                    .allSatisfy((name, value) ->
                            assertThat(manifest.getValue(name)).as(name).isEqualTo(value));
            assertThat(manifest.getValue("Plugin-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(manifest.getValue("Url")).startsWith("https://");
            assertThat(manifest.getValue("Plugin-Dependencies").split(","))
                    .allMatch(d -> d.matches("[a-z0-9-]+:[0-9][^;:$]+(;resolution:=optional)?"))
                    .anyMatch(d -> d.startsWith("kubernetes-client-api:"))
                    .anyMatch(d -> d.startsWith("workflow-step-api:"))
                    .anyMatch(d -> d.startsWith("credentials:"))
                    .anyMatch(d -> d.matches("aws-credentials:.*;resolution:=optional"));
        }
    }

    @Test
    void shouldBringIndexesLibraryAndDescriptionInItsJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains(
                            "META-INF/annotations/hudson.Extension",
                            "META-INF/services/annotations/org.jenkinsci.Symbol",
                            "META-INF/wso2-mi/library/vars/miPipeline.groovy",
                            "index.jelly")
                    .noneMatch(n -> FOREIGN.stream().anyMatch(n::startsWith));
            assertThat(jar.getManifest().getMainAttributes().getValue("Jenkins-ClassFilter-Whitelisted"))
                    .isEqualTo("true");
        }
    }

    @Test
    void shouldLeaveJenkinsOutOfTheCommandLine() throws IOException {
        try (JarFile mictl = new JarFile(MICTL.toFile())) {
            assertThat(mictl.stream().map(ZipEntry::getName))
                    .contains("io/jenkins/plugins/wso2mi/cli/Mictl.class")
                    .noneMatch(n -> n.startsWith("io/jenkins/plugins/wso2mi/jenkins/"))
                    .noneMatch(
                            n -> n.endsWith(".jelly") || n.endsWith(".groovy") || n.startsWith("META-INF/annotations/"))
                    .noneMatch(n ->
                            Stream.of("hudson/", "jenkins/", "org/kohsuke/").anyMatch(n::startsWith));
        }
    }

    private static List<String> classes(JarFile hpi) throws IOException {
        List<String> names = new ArrayList<>();
        for (ZipEntry library :
                hpi.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
            try (JarInputStream jar = new JarInputStream(hpi.getInputStream(library))) {
                for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                    names.add(entry.getName());
                }
            }
        }
        return names.stream().filter(n -> n.endsWith(".class")).toList();
    }
}
