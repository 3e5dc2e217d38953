package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageOptionsTest {
    private final Problems problems = new Problems();

    @Test
    void shouldGatherTagsOnceEach() {
        assertThat(ImageTarget.parse("h:1/a:1", List.of("2", "1"), problems))
                .get()
                .extracting(ImageTarget::tags)
                .isEqualTo(List.of("1", "2"));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldWantATagAndNoDigest() {
        assertThat(ImageTarget.parse("h:1/a", List.of(), problems)).isEmpty();
        ImageTarget.parse("h:1/a:1@sha256:" + "a".repeat(64), List.of("a b"), problems);
        assertThat(problems.list()).hasSize(3);
    }

    @Test
    void shouldReadLabelsAndKeepItsOwnToItself() {
        assertThat(Labels.parse(List.of("a=1=2", "b.c/d=", "x y=1", "z", BurntApplication.LABEL + "=[]"), problems))
                .isEqualTo(Map.of("a", "1=2", "b.c/d", ""));
        assertThat(problems.list()).hasSize(3);
    }

    @Test
    void shouldRefuseAnEngineWhereThereIsNoDockerfile() {
        Builder.AUTO.check(problems);
        Builder.REGISTRY.check(problems);
        assertThat(problems.list()).isEmpty();

        Builder.BUILDAH.check(problems);
        assertThat(problems.list()).singleElement().satisfies(p -> assertThat(p.what())
                .contains("buildah builds by a Dockerfile"));
        assertThat(Builder.words()).containsExactly("auto", "registry", "docker", "buildah");
    }
}
