package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What images in a real registry say of their carbon applications. */
class RegistryLookupIT {
    @TempDir
    private Path folder;

    private String push(DebianRegistry registry, String labels) throws Exception {
        Path tree = Files.createTempDirectory(folder, "tree");
        Files.createDirectories(tree.resolve("layers/10-files"));
        Files.writeString(tree.resolve("layers/10-files/hello"), "hello");
        Files.writeString(tree.resolve("config.json"), "{\"Labels\": {" + labels + "}}");
        return new ScratchImage(RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("pushed")))
                .run(
                        tree,
                        registry.host() + "/clinic/"
                                + tree.getFileName().toString().toLowerCase(java.util.Locale.ROOT) + ":1",
                        Reporter.silent(),
                        false)
                .reference()
                .toString();
    }

    private RegistryLookup lookup() {
        return new RegistryLookup(RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")));
    }

    @Test
    void shouldTellWhatTheLabelListsAndAskNobodyTwice() throws Exception {
        BurntApplication clinic = new BurntApplication("clinic", "1.0.0", "clinic.car", "ab");
        String image;
        try (DebianRegistry registry = DebianRegistry.start()) {
            String list = BurntApplication.label(List.of(clinic)).replace("\"", "\\\"");
            image = push(registry, "\"" + BurntApplication.LABEL + "\": \"" + list + "\"");
            ImageLookup.Burnt burnt = lookup().applications(image);
            assertThat(burnt.applications()).containsExactly(clinic);
            assertThat(burnt.unknown()).isEmpty();
        }
        assertThat(lookup().applications(image).applications())
                .as("by digest, from the cache; the registry is gone")
                .containsExactly(clinic);
    }

    @Test
    void shouldSayWhyNothingIsKnown() throws Exception {
        String image;
        try (DebianRegistry registry = DebianRegistry.start()) {
            image = push(registry, "\"a\": \"b\"");
            assertThat(lookup().applications(image).unknown()).contains("no label " + BurntApplication.LABEL);
            assertThat(lookup().applications(registry.host() + "/clinic/nowhere:1")
                            .unknown())
                    .contains("the registry has no");
            String broken = push(registry, "\"" + BurntApplication.LABEL + "\": \"[\"");
            assertThat(lookup().applications(broken).unknown()).contains(BurntApplication.LABEL);
        }
        assertThat(lookup().applications("No Reference").unknown()).isNotEmpty();
    }

    @Test
    void shouldAskTheRegistryWhetherItHasAnImageByTagOrDigest() throws Exception {
        String image;
        try (DebianRegistry registry = DebianRegistry.start()) {
            image = push(registry, "\"a\": \"b\"");
            String name = image.substring(0, image.indexOf('@')) + ":1";
            assertThat(image).contains("@sha256:");
            assertThat(lookup().find(image)).isEqualTo(Found.PRESENT);
            assertThat(lookup().find(name)).isEqualTo(Found.PRESENT);
            assertThat(lookup().find(image.replaceAll("[0-9a-f]{8}$", "00000000")))
                    .isEqualTo(Found.ABSENT);
            assertThat(lookup().find(registry.host() + "/clinic/nowhere:1")).isEqualTo(Found.ABSENT);
        }
        assertThat(lookup().find(image)).as("nobody answers").isEqualTo(Found.UNKNOWN);
        assertThat(lookup().find("No Reference")).isEqualTo(Found.UNKNOWN);
    }
}
