package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {
    private static final String FROM = "FROM wso2/wso2mi:4.4.0\n";

    @TempDir
    Path folder;

    private Optional<String> obstacle(String text, BaseFacts base) throws Exception {
        ProjectOnDisk project =
                new ProjectOnDisk(folder).with("a.car").with("conf/x.txt").on(base);
        return Recognition.obstacle(project.read(text, new Problems()));
    }

    private Optional<String> obstacle(String text) throws Exception {
        return obstacle(text, ProjectOnDisk.SERVER);
    }

    @Test
    void shouldRecogniseFilesAndSettingsOnABase() throws Exception {
        assertThat(obstacle("""
                # syntax=docker/dockerfile:1
                ARG MI=wso2/wso2mi:4.4.0
                FROM ${MI} AS app
                ARG VERSION=1
                ENV A=$VERSION
                LABEL a=b
                WORKDIR /home/wso2carbon
                COPY --chown=wso2carbon:wso2 --link *.car ${WSO2_SERVER_HOME}/x/
                COPY --chmod=644 a.car /x/
                COPY ["conf", "/conf"]
                EXPOSE 8290 8253/tcp 7000-7010/udp
                USER wso2carbon
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN x | RUN",
                "ADD a.car /x/ | ADD",
                "CMD [\"x\"] | CMD",
                "VOLUME /x | VOLUME",
                "COPY --from=b /x /y | COPY --from",
                "COPY --exclude=*.txt . /y | COPY --exclude",
                "COPY --chmod=u+x a.car /y | COPY --chmod=u+x",
                "COPY --chmod=755 conf /y | COPY --chmod of a folder",
                "COPY <<X /y\\nX | COPY of an inline file",
                "ARG TARGETARCH | ARG TARGETARCH is set by each builder in its own way",
                "ARG PATH | ARG PATH is set by the base, too",
                "EXPOSE $PORT | EXPOSE",
                "EXPOSE 80:90 | EXPOSE 80:90",
                "EXPOSE 99999 | EXPOSE 99999",
                "FROM x:1 | a second FROM",
            })
    void shouldNameTheLineThatPreventsIt(String line, String why) throws Exception {
        assertThat(obstacle(FROM + "LABEL a=b\n" + line.replace("\\n", "\n") + "\nRUN later\n"))
                .hasValueSatisfying(text -> assertThat(text.strip()).isEqualTo("Dockerfile:3: " + why));
    }

    @Test
    void shouldNotRecogniseOddBases() throws Exception {
        assertThat(obstacle("FROM scratch\nCOPY a.car /\n"))
                .hasValueSatisfying(o -> assertThat(o).contains("scratch"));
        assertThat(obstacle("FROM --platform=linux/arm64 x:1\n"))
                .hasValueSatisfying(o -> assertThat(o).startsWith("Dockerfile:1: FROM with a platform"));
        assertThat(obstacle(FROM, BaseFacts.UNKNOWN))
                .hasValueSatisfying(o -> assertThat(o).contains("wso2/wso2mi:4.4.0 cannot be read"));
        assertThat(obstacle(FROM, new BaseFacts(true, Map.of(), "", "", true)))
                .hasValueSatisfying(o -> assertThat(o).contains("ONBUILD"));
    }

    @Test
    void shouldLeaveLinksToAnEngine() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.car"));
        assertThat(obstacle(FROM + "COPY link /x/\n")).contains("Dockerfile:2: COPY of link, which is no plain file");
    }
}
