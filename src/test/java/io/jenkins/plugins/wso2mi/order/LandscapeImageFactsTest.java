package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.landscape.build.LandscapeImages;
import io.jenkins.plugins.wso2mi.landscape.build.UnitImage;
import io.jenkins.plugins.wso2mi.landscape.build.UnitImage.State;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandscapeImageFactsTest {
    private static final ImageReference FROM = ImageReference.parse("wso2/wso2mi:4.4.0", "test");
    private static final Digest SERVER = new Digest("a0".repeat(32));
    private static final Digest IMAGE = new Digest("b1".repeat(32));
    private static final Digest ID = new Digest("c2".repeat(32));

    private static UnitImage image(String name, State state) {
        boolean there = state == State.KEPT || state == State.BUILT;
        return new UnitImage(
                name,
                state,
                List.of(),
                there
                        ? Optional.of(ImageReference.parse("shop.example.com/clinic/" + name + "@" + IMAGE, "test"))
                        : Optional.empty(),
                state == State.BUILT ? Optional.of(ID) : Optional.empty(),
                "inputs-" + name,
                Duration.ZERO);
    }

    private static LandscapeImageFacts facts(boolean withBase, UnitImage... images) {
        int bases = withBase ? 1 : 0;
        List<UnitImage> all = List.of(images);
        return LandscapeImageFacts.of(new LandscapeImages(
                all.stream().limit(bases).findFirst(), all.subList(bases, all.size()), FROM, SERVER, 1));
    }

    @Test
    void shouldTellTheBaseThatWasAskedForOfTheLowestImage() {
        LandscapeImageFacts facts = facts(true, image("base", State.BUILT), image("batch", State.KEPT));

        assertThat(facts.images()).hasSize(2);
        assertThat(facts.images().get(0))
                .isEqualTo(new ImageFacts(
                        "shop.example.com/clinic/base@" + IMAGE,
                        "shop.example.com/clinic/base",
                        "inputs-base",
                        IMAGE.toString(),
                        ID.toString(),
                        "docker.io/wso2/wso2mi@" + SERVER,
                        SERVER.toString(),
                        FROM.toString()));
        ImageFacts batch = facts.images().get(1);
        assertThat(batch.id()).isEmpty();
        assertThat(batch.baseName()).isEqualTo("shop.example.com/clinic/base@" + IMAGE);
        assertThat(batch.baseDigest()).isEqualTo(IMAGE.toString());
        assertThat(facts.built()).containsExactly("base");
    }

    @Test
    void shouldTellItOfEachUnitWhenThereIsNoOtherBase() {
        LandscapeImageFacts facts = facts(false, image("front", State.KEPT), image("back", State.BUILT));

        assertThat(facts.images()).extracting(ImageFacts::baseName).containsOnly(FROM.toString());
        assertThat(facts.images()).extracting(ImageFacts::baseDigest).containsOnly(SERVER.toString());
    }

    @Test
    void shouldLeaveOutWhatADryRunCannotKnow() {
        LandscapeImageFacts facts = facts(true, image("base", State.PLANNED), image("batch", State.PLANNED));

        assertThat(facts.images()).isEmpty();
        assertThat(facts.built()).containsExactly("base", "batch");
    }
}
