package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedImagesTest {
    private static final String DOCKERFILE = """
            ARG MI=one.example.org/wso2mi:4.4.0
            FROM two.example.org/jdk:17 AS build
            RUN --mount=type=bind,from=three.example.org/tools,target=/t --network=none x
            FROM ${MI}
            COPY --from=build /a /a
            COPY --from=0 /b /b
            COPY --from=four.example.org/notes /c /c
            FROM build
            """;

    @TempDir
    private Path folder;

    private Inspection project() throws Exception {
        return new ProjectOnDisk(folder).read(DOCKERFILE, new Problems());
    }

    @Test
    void shouldFindAllThatAnEngineFetches() throws Exception {
        Inspection project = project();
        assertThat(FetchedImages.of(project.file(), project.stages()))
                .extracting(ImageReference::registry)
                .containsExactlyInAnyOrder(
                        "one.example.org", "two.example.org", "three.example.org", "four.example.org");
    }

    @Test
    void shouldRefuseEachThatIsOfNoAllowedRegistry() throws Exception {
        Inspection project = project();
        RegistryAccess some = RegistryAccess.ANONYMOUS.allowing(AllowedNames.parse("one.*\ntwo.*"));
        assertThatThrownBy(() -> FetchedImages.check(project, some))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("registry 'three.example.org' is not allowed here")
                .hasMessageContaining("registry 'four.example.org' is not allowed here")
                .hasMessageNotContaining("registry 'one")
                .hasMessageNotContaining("registry 'two");
        RegistryAccess all = RegistryAccess.ANONYMOUS.allowing(AllowedNames.parse("*.example.org"));
        assertThatCode(() -> FetchedImages.check(project, all)).doesNotThrowAnyException();
    }
}
