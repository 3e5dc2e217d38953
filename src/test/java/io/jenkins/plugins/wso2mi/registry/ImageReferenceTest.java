package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "ubuntu, docker.io/library/ubuntu",
        "wso2/wso2mi:4.4.0, docker.io/wso2/wso2mi:4.4.0",
        "index.docker.io/wso2/wso2mi:4.4.0, docker.io/wso2/wso2mi:4.4.0",
        "registry-1.docker.io/ubuntu, docker.io/library/ubuntu",
        "localhost/app:1, localhost/app:1",
        "LOCALHOST/app:1, LOCALHOST/app:1",
        "h:1/a---b, h:1/a---b",
        "registry:5000/a/b-c/d__e.f:V1.0_x-y, registry:5000/a/b-c/d__e.f:V1.0_x-y",
        "'[::1]:5000/app:1', '[::1]:5000/app:1'",
        "host.example/app, host.example/app"
    })
    void shouldReadNamesAsTheGrammarHasThem(String text, String whole) {
        assertThat(ImageReference.parse(text, "--to")).hasToString(whole);
    }

    @Test
    void shouldReadTagAndDigest() {
        ImageReference reference = ImageReference.parse("h:1/a/b:2@" + DIGEST, "--to");

        assertThat(reference.registry()).isEqualTo("h:1");
        assertThat(reference.repository()).isEqualTo("a/b");
        assertThat(reference.tag()).isEqualTo("2");
        assertThat(reference.identifier()).isEqualTo(DIGEST);
        assertThat(reference.withTag("3")).hasToString("h:1/a/b:3");
        assertThat(reference.withDigest(Digest.of(new byte[0])).tag()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', has no valid repository",
        "'a b', has no valid repository",
        "h:1/App, has no valid repository",
        "h:1/a..b, has no valid repository",
        "h:1/a___b, has no valid repository",
        "h:1/a_, has no valid repository",
        "h:65536/a, has no valid registry host",
        "1.2.3.400/a, has no valid registry host",
        "'[:::]:1/a', has no valid registry host",
        "h:123456/a, has no valid registry host",
        "h..example/a, has no valid registry host",
        "h:1/a//b, has no valid repository",
        "h:1/../a, has no valid repository",
        "h:1/a/:1, has no valid repository",
        "h:1/a:, has no valid tag",
        "h:1/a:-x, has no valid tag",
        "h:1/a@sha256:12, has no valid digest",
        "h:1/a@md5:12, has no valid digest",
        "-h.example/a, has no valid registry host",
        "h:port/a, has no valid registry host",
        "https://h.example/a, has no valid",
        "'h.example/a\u001b[31m', has no valid repository"
    })
    void shouldRefuseWhatIsNoNameAndSayWhichPart(String text, String what) {
        assertThatThrownBy(() -> ImageReference.parse(text, "--to"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.where()).isEqualTo("--to");
                            assertThat(problem.what()).contains(what).doesNotContain("\u001b");
                            assertThat(problem.fix()).isNotEmpty();
                        }));
    }

    @Test
    void shouldRefuseNamesThatRegistriesCannotStore() {
        assertThatThrownBy(() -> ImageReference.parse("h.example/" + "a".repeat(250), "--to"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> ImageReference.parse("h.example/a:" + "1".repeat(129), "--to"))
                .isInstanceOf(RefusedException.class);
    }
}
