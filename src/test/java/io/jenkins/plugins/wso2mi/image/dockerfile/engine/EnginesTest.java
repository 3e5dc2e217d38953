package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private final ScriptedPrograms programs = new ScriptedPrograms();

    private Engine find(Builder wanted) throws Exception {
        return new Engines(programs, "/").find(wanted, "Dockerfile");
    }

    private void docker(String client, int buildx) {
        programs.answer("docker version --format {{.Server.Version}}", 0, "28.1.0")
                .answer("docker version --format {{.Client.Version}}", 0, client)
                .answer("docker buildx version", buildx, "docker: 'buildx' is not a docker command.");
    }

    @Test
    void shouldPreferDockerWithItsPlugin() throws Exception {
        docker("28.1.0", 0);
        programs.answer("buildah --version", 0, "buildah version 1.28.2");
        assertThat(find(Builder.AUTO)).isEqualTo(new Docker("docker", true));
        assertThat(find(Builder.BUILDAH)).isEqualTo(new Buildah("buildah"));
    }

    @Test
    void shouldTakeTheBuildKitInOldDocker() throws Exception {
        docker("20.10.24", 1);
        assertThat(find(Builder.DOCKER)).isEqualTo(new Docker("docker", false));
    }

    @Test
    void shouldTakeBuildahWhereDockerCannotBuild() throws Exception {
        docker("28.1.0", 1);
        programs.answer("buildah --version", 0, "buildah version 1.28.2");
        assertThat(find(Builder.AUTO).name()).isEqualTo("buildah");
        assertThatThrownBy(() -> find(Builder.DOCKER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("docker: has no plugin buildx")
                .hasMessageContaining("buildx");
    }

    @Test
    void shouldSayWhatToInstallWhenNothingIsThere() {
        programs.answer("docker version", 1, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.");
        assertThatThrownBy(() -> find(Builder.AUTO))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Dockerfile: needs an engine, and none is there: docker: Cannot connect to the Docker"
                        + " daemon at unix:///var/run/docker.sock.; buildah: cannot be started; install buildah"
                        + " (Debian: apt install buildah), or docker with its plugin buildx");
    }
}
