package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.build.BuildOrder;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandscapeBuildOrderTest {
    @TempDir
    private Path workspace;

    private BuildSite site() {
        return new BuildSite(workspace, workspace, Map.of(), (command, env, folder, lines) -> 127);
    }

    private static LandscapeBuildOrder order(String builder) {
        return new LandscapeBuildOrder(
                "clinic/mi.yaml",
                "front\n",
                "registry.example.com/team",
                "wso2/wso2mi:4.4.0",
                "latest\nstable",
                true,
                builder,
                "-Pstaging\n-DskipTests",
                "ci/settings.xml",
                PublicationOrder.PLAIN,
                CheckOrder.USUAL,
                false);
    }

    private void write(String base) throws IOException {
        Files.createDirectories(workspace.resolve("clinic"));
        Files.writeString(workspace.resolve("clinic/pom.xml"), """
                <project>
                  <groupId>clinic</groupId><artifactId>clinic</artifactId><version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
        Files.writeString(
                workspace.resolve("clinic/mi.yaml"),
                base + "units: {front: {image: clinic/front}, back: {image: ghcr.io/clinic/back}}\n");
    }

    @Test
    void shouldNameTheRegistriesOfAllImagesAndTheirBase() throws IOException {
        write("");
        assertThat(order("").images(workspace))
                .containsExactly("registry.example.com/team/clinic/front", "ghcr.io/clinic/back", "wso2/wso2mi:4.4.0");
        write("base: {image: clinic/base, from: 'wso2/wso2mi:4.3.0'}\n");
        assertThat(order("").images(workspace))
                .containsExactly(
                        "registry.example.com/team/clinic/front",
                        "ghcr.io/clinic/back",
                        "registry.example.com/team/clinic/base",
                        "wso2/wso2mi:4.3.0");
    }

    @Test
    void shouldAskForWhatTheFieldsSay() throws Exception {
        write("");
        BuildOrder request = order("").request(site(), Landscape.read(workspace.resolve("clinic/mi.yaml")));
        assertThat(request.units()).containsExactly("front");
        assertThat(request.registry()).isEqualTo("registry.example.com/team");
        assertThat(request.base()).isEqualTo("wso2/wso2mi:4.4.0");
        assertThat(request.tags()).containsExactly("latest", "stable");
        assertThat(request.all()).isTrue();
        assertThat(request.arguments()).containsExactly("-Pstaging", "-DskipTests");
        assertThat(request.settings()).isEqualTo(workspace.resolve("ci/settings.xml"));
    }

    @Test
    void shouldLeaveTheGlobalBaseAsideWhenTheLandscapeHasOne() throws Exception {
        write("base: {image: clinic/base, from: 'wso2/wso2mi:4.3.0'}\n");
        BuildOrder request = order("").request(site(), Landscape.read(workspace.resolve("clinic/mi.yaml")));
        assertThat(request.base()).isEmpty();
    }

    @Test
    void shouldNameTheBuildersWhenAnotherIsAskedFor() throws IOException {
        write("");
        assertThatThrownBy(() -> order("ant")
                        .run(
                                site(),
                                RegistryAccess.ANONYMOUS,
                                new ContentCache(workspace.resolve("cache")),
                                Reporter.silent()))
                .hasMessage("builder: there is no builder 'ant'; one of auto, maven, native, or leave it out");
    }
}
