package io.jenkins.plugins.wso2mi.landscape.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.landscape.Contents;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceHashTest {
    @TempDir
    private Path root;

    private Contents contents = new Contents(List.of("billing"), List.of(), List.of("conf/x.toml:conf/x.toml"));

    @BeforeEach
    void project() throws IOException {
        write("pom.xml", "<project/>");
        write("billing/pom.xml", "<project/>");
        write("billing/src/Proxy.xml", "<proxy/>");
        write("billing/inner/pom.xml", "<project/>");
        write("conf/x.toml", "a = 1");
        write("conf/run.sh", "#!/bin/sh");
        write("mi.yaml", "units: {}");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Fingerprint fingerprint(String... arguments) throws IOException {
        Sources sources = new Sources(
                root,
                List.of(root.resolve("billing")),
                List.of(root.resolve("billing/pom.xml"), root.resolve("pom.xml")),
                List.of(root.resolve("conf/x.toml"), root.resolve("conf")),
                Set.of(root.resolve("billing"), root.resolve("billing/inner"), root.resolve("mi.yaml")));
        return SourceHash.of(sources, contents, List.of(arguments));
    }

    @ParameterizedTest
    @CsvSource({
        "billing/src/Proxy.xml, module billing changed",
        "billing/src/New.xml, module billing changed",
        "pom.xml, POM pom.xml changed",
        "conf/run.sh, file conf changed",
        ".mvn/maven.config, .mvn is new",
    })
    void shouldTellWhichPartAFileBelongsTo(String path, String difference) throws IOException {
        Fingerprint before = fingerprint();
        write(path, "other");

        assertThat(fingerprint().differencesFrom(before)).containsExactly(difference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing/target/billing_1.0.0.car",
                "billing/.git/index",
                "billing/.settings/prefs",
                "billing/inner/pom.xml",
                "README.md",
                "mi.yaml"
            })
    void shouldPassOverWhatDoesNotGoIntoTheImage(String path) throws IOException {
        Fingerprint before = fingerprint();
        write(path, "other");

        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void shouldSeeAFileThatWasRenamedOrDeleted() throws IOException {
        Fingerprint before = fingerprint();
        Files.move(root.resolve("billing/src/Proxy.xml"), root.resolve("billing/src/Proxies.xml"));
        Fingerprint renamed = fingerprint();
        Files.delete(root.resolve("billing/src/Proxies.xml"));

        assertThat(renamed).isNotEqualTo(before);
        assertThat(fingerprint()).isNotEqualTo(renamed).isNotEqualTo(before);
    }

    @Test
    void shouldSeeThatAFileIsToBeRunNow() throws IOException {
        Fingerprint before = fingerprint();
        Files.setPosixFilePermissions(root.resolve("conf/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(fingerprint().differencesFrom(before)).containsExactly("file conf changed");
    }

    @Test
    void shouldSeeOtherContentsAndArguments() throws IOException {
        Fingerprint before = fingerprint();
        contents = new Contents(List.of("billing"), List.of(), List.of("conf/x.toml:conf/y.toml"));

        assertThat(fingerprint("-Pstaging").differencesFrom(before))
                .containsExactly("Maven's arguments is new", "contents changed");
    }

    @Test
    void shouldTakeTheModulesThatOthersNeed() throws IOException {
        Landscape clinic = Landscape.read(Path.of("examples", "clinic", "mi.yaml"));

        Fingerprint appointments = SourceHash.of(
                clinic.sources(clinic.units().get(0)), clinic.units().get(0).contents(), List.of());
        Fingerprint batch = SourceHash.of(
                clinic.sources(clinic.units().get(1)), clinic.units().get(1).contents(), List.of());

        assertThat(appointments.parts().keySet())
                .containsExactly(
                        ".mvn", "POM pom.xml", "contents", "module appointments", "module billing", "module common");
        assertThat(batch.parts().keySet()).containsExactly(".mvn", "POM pom.xml", "contents", "module batch");
        Sources base = clinic.baseSources().orElseThrow();
        assertThat(SourceHash.of(base, clinic.base().orElseThrow().contents(), List.of())
                        .parts()
                        .keySet())
                .containsExactly(
                        ".mvn",
                        "POM pom.xml",
                        "contents",
                        "file docker/base/deployment.toml",
                        "module audit",
                        "module common",
                        "module probe");
    }

    @Test
    void shouldLeaveOutOtherModulesAndHowUnitsRun() throws IOException {
        Landscape clinic = Landscape.read(Path.of("examples", "clinic", "mi.yaml"));

        assertThat(clinic.sources(clinic.units().get(1)).apart().stream()
                        .map(path -> clinic.root().relativize(path).toString()))
                .contains("mi.yaml", "audit", "appointments", "kubernetes/batch", "kubernetes/appointments");
    }
}
