package io.jenkins.plugins.wso2mi.image.rebase;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    private final Problems problems = new Problems();

    private static TaggedImage image(String name, String base, String baseDigestOf) {
        StoredDocument top = StoredDocument.of(JsonObject.of(Map.of("name", name)));
        Manifest manifest = new Manifest(
                new Descriptor("x", top.digest(), 1),
                List.of(),
                JsonObject.of(Map.of(
                        "annotations",
                        Map.of(
                                "org.opencontainers.image.base.name",
                                base,
                                "org.opencontainers.image.base.digest",
                                Digest.of(JsonObject.of(Map.of("name", baseDigestOf))
                                                .bytes())
                                        .toString()))));
        ImageReference reference = ImageReference.parse(name, "test");
        PlatformImage platform = new PlatformImage(top.descriptor(), manifest, new ImageConfig(JsonObject.EMPTY));
        return new TaggedImage(top, new RemoteImage(reference, top.descriptor(), null, List.of(platform)));
    }

    private static TaggedImage image(String name, String base) {
        return image(name, base, base);
    }

    private List<String> order(TaggedImage... images) {
        return Hierarchy.of(List.of(images), problems).places().stream()
                .map(place -> place.level() + " " + place.image().reference())
                .toList();
    }

    @Test
    void shouldTellEachTreeFromItsRootOn() {
        assertThat(order(
                        image("r.io/app:1", "r.io/unit:1"),
                        image("r.io/other:1", "r.io/else:1"),
                        image("r.io/unit:1", "r.io/company:1"),
                        image("r.io/company:1", "r.io/wso2mi:4")))
                .containsExactly("1 r.io/other:1", "1 r.io/company:1", "2 r.io/unit:1", "3 r.io/app:1");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldKnowABaseByItsDigestWhenItWasAskedForByDigest() {
        assertThat(order(image("r.io/app:1", "r.io/base", "r.io/base:1"), image("r.io/base:1", "r.io/wso2mi:4")))
                .containsExactly("1 r.io/base:1", "2 r.io/app:1");
        assertThat(order(image("r.io/app:1", "r.io/base", "r.io/base:0"), image("r.io/base:1", "r.io/wso2mi:4")))
                .containsExactly("1 r.io/app:1", "1 r.io/base:1");
    }

    @Test
    void shouldKnowABaseByTheShortNameThatOtherToolsWrite() {
        assertThat(order(image("r.io/app:1", "company/base:1"), image("docker.io/company/base:1", "ubuntu")))
                .containsExactly("1 docker.io/company/base:1", "2 r.io/app:1");
    }

    @Test
    void shouldRefuseImagesThatAreBuiltOnEachOther() {
        assertThat(order(image("r.io/a:1", "r.io/b:1"), image("r.io/b:1", "r.io/a:1"), image("r.io/c:1", "r.io/c:1")))
                .isEmpty();
        assertThat(problems.list()).hasSize(3).allMatch(problem -> problem.isError());
    }

    @Property(tries = 200)
    void shouldPutEveryImageAfterItsBaseWhateverTheOrder(
            @ForAll @IntRange(min = 1, max = 30) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<TaggedImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(image("r.io/i" + i + ":1", i == 0 ? "r.io/wso2mi:4" : "r.io/i" + random.nextInt(i) + ":1"));
        }
        Collections.shuffle(images, random);

        List<TaggedImage> seen = new ArrayList<>();
        for (Hierarchy.Place place : Hierarchy.of(images, problems).places()) {
            assertThat(place.parent() == null || seen.contains(place.parent())).isTrue();
            seen.add(place.image());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(images);
    }
}
