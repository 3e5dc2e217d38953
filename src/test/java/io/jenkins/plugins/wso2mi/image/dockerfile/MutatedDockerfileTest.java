package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a Dockerfile: it is read, checked and judged, and what is wrong is a problem with a line. */
class MutatedDockerfileTest {
    private static final int CASES = 10_000;
    private static final List<String> SEEDS = List.of("""
            # syntax=docker/dockerfile:1
            # escape=\\
            ARG MI=wso2/wso2mi:4.4.0
            FROM ${MI} AS app
            ENV A="x y" B=${WSO2_SERVER_HOME:-/x}/b C='$A'
            COPY --chown=wso2carbon:wso2 --link *.car \\
                # more
                conf/[a-z]*.txt \\
                ${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/
            EXPOSE 8290 7000-7010/udp
            USER wso2carbon:wso2
            """, """
            FROM maven:3.9 AS build
            RUN --mount=type=secret,id=x <<EOF
            mvn package > password-tmp
            EOF
            FROM wso2/wso2mi:4.4.0
            COPY --from=build ["/out/a b.car", "/home/wso2carbon/"]
            COPY <<one.txt <<-"two.txt" /x/
            hello $A
            one.txt
            \ttwo.txt
            ADD --checksum=sha256:00 https://u:p@example.org/x?y /z
            LABEL a=b "c d"="e" f=${UNSET:+g}
            WORKDIR ../w
            VOLUME ["/home/wso2carbon"]
            ENTRYPOINT exec sh
            ONBUILD RUN x
            """);
    private static final String[] PIECES = {
        "\\",
        "`",
        "\"",
        "'",
        "$",
        "${",
        "}",
        "{",
        "<<",
        "<<-",
        "--",
        "=",
        "[",
        "]",
        "\n",
        "\r\n",
        "#",
        " ",
        "\t",
        "/",
        "..",
        "*",
        "**",
        "?",
        ":",
        "@",
        "\0",
        "\u00e9",
        "\uD83D",
        "COPY ",
        "FROM ",
        "ARG ",
        "ENV ",
        "# escape=`\n",
        "${A:-${B:-",
        "FROM ${",
        "COPY --from=",
        "--chown=",
        "<<EOF"
    };

    @TempDir
    Path folder;

    @Test
    void shouldReportAndNeverThrow() throws Exception {
        ProjectOnDisk project = new ProjectOnDisk(folder).with("a.car").with("conf/x.txt");
        Random random = new Random(20_261_123);
        int[] recognised = {0};
        for (int i = 0; i < CASES; i++) {
            String text = mutated(SEEDS.get(i % SEEDS.size()), random);
            int number = i;
            Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
                try {
                    recognised[0] += judged(project, text) ? 1 : 0;
                } catch (RuntimeException | StackOverflowError e) {
                    fail("case " + number + " threw for:\n" + text, e);
                }
            });
        }
        assertThat(recognised[0]).as("some are still good").isPositive().isLessThan(CASES / 2);
    }

    private static boolean judged(ProjectOnDisk project, String text) throws Exception {
        Problems problems = new Problems();
        Inspection read = project.read(text, problems);
        DockerfileCheck.check(read, problems);
        for (Problem problem : problems.list()) {
            // what an option or a file of the context has is told at its place; all else in the Dockerfile
            assertThat(problem.where()).isNotBlank();
            assertThat(problem.what()).isNotBlank();
        }
        return Recognition.obstacle(read).isEmpty() && !problems.hasErrors();
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                case 3 ->
                    text.insert(
                            random.nextInt(text.length()),
                            text.substring(at, end).repeat(1 + random.nextInt(50)));
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }
}
