package io.jenkins.plugins.wso2mi.landscape.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandscapeImagesTest {
    private static final String DIGEST = "@sha256:" + "ab".repeat(32);

    private static final ImageReference FROM = ImageReference.parse("wso2/wso2mi:4.4.0", "test");
    private static final Digest DIGEST_OF_FROM = new Digest("cd".repeat(32));

    private static UnitImage image(String name, UnitImage.State state, String... reasons) {
        Optional<ImageReference> reference = state == UnitImage.State.FAILED
                ? Optional.empty()
                : Optional.of(ImageReference.parse("registry.example.com/clinic/" + name + DIGEST, "test"));
        return new UnitImage(
                name, state, List.of(reasons), reference, Optional.empty(), "inputs-1", Duration.ofMillis(1500));
    }

    @Test
    void shouldTellWhatBecameOfAllInOneLine() {
        LandscapeImages images = LandscapeImages.of(
                List.of(
                        image("base", UnitImage.State.KEPT),
                        image("appointments", UnitImage.State.BUILT, "module common changed"),
                        image("batch", UnitImage.State.FAILED, "module batch changed")),
                true,
                FROM,
                DIGEST_OF_FROM,
                31);

        assertThat(images.sentence()).isEqualTo("1 kept, 1 built, 1 failed of 3 images, in 31 requests");
        assertThat(images.hasFailed()).isTrue();
        assertThat(images.base()).map(UnitImage::name).contains("base");
        assertThat(images.units().get(0).facts())
                .containsEntry("state", "built")
                .containsEntry("because", List.of("module common changed"))
                .containsEntry("digest", DIGEST.substring(1))
                .containsEntry("seconds", 1.5);
    }

    @Test
    void shouldNameEachUnitsImageByDigestAndTheBaseNot() {
        LandscapeImages images = LandscapeImages.of(
                List.of(image("base", UnitImage.State.KEPT), image("batch", UnitImage.State.BUILT)),
                true,
                FROM,
                DIGEST_OF_FROM,
                1);

        assertThat(images.arguments()).isEqualTo("--image=batch=registry.example.com/clinic/batch" + DIGEST + "\n");
    }
}
