package io.jenkins.plugins.wso2mi.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
    private static final String PASSWORD = "s3cr\"et/p+ss w\\rd";

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String masked(String secret, String line) {
        return Mask.of(List.of(secret)).apply(line);
    }

    @Test
    void shouldLeaveTextWithoutSecretsAlone() {
        assertThat(masked(PASSWORD, "pushed sha256:9f86d081")).isEqualTo("pushed sha256:9f86d081");
        assertThat(Mask.of(List.of()).apply("anything")).isEqualTo("anything");
        assertThat(Mask.of(List.of("", " ")).apply("any thing")).isEqualTo("any thing");
    }

    @Test
    void shouldMaskASecretAsItIs() {
        assertThat(masked(PASSWORD, "got " + PASSWORD + "!")).isEqualTo("got ****!");
    }

    @Test
    void shouldMaskASecretInJson() {
        assertThat(masked(PASSWORD, "{\"auth\":\"s3cr\\\"et/p+ss w\\\\rd\"}")).isEqualTo("{\"auth\":\"****\"}");
        assertThat(masked(PASSWORD, "s3cr\\\"et\\/p+ss w\\\\rd")).isEqualTo("****");
    }

    @Test
    void shouldMaskASecretInAnAddress() {
        String encoded = URLEncoder.encode(PASSWORD, UTF_8);
        assertThat(masked(PASSWORD, "?password=" + encoded)).isEqualTo("?password=****");
        assertThat(masked(PASSWORD, "?password=" + encoded.replace("+", "%20"))).isEqualTo("?password=****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:", "ab:", "abc:", "someone@example.com:"})
    void shouldMaskASecretInBasicAuthenticationWhateverTheUser(String user) {
        String line = masked(PASSWORD, "Authorization: Basic " + base64(user + PASSWORD));
        String left = line.substring("Authorization: Basic ".length());
        assertThat(left).contains("****");
        // a group of four characters at most is left on either side, which holds bytes of the user's name too
        assertThat(left.substring(left.indexOf("****") + 4)).hasSizeLessThanOrEqualTo(4);
        assertThat(left.indexOf("****")).isLessThanOrEqualTo(base64(user).length());
    }

    @Test
    void shouldMaskEachLineOfAKeyButNotItsFrame() {
        String key =
                "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\nAgEGCCqGSM49AwEHBG0w\n-----END PRIVATE KEY-----\n";
        assertThat(masked(key, "MIGHAgEAMBMGByqGSM49")).isEqualTo("****");
        assertThat(masked(key, "{\"k\":\"" + key.strip().replace("\n", "\\n") + "\"}"))
                .isEqualTo("{\"k\":\"****\"}");
        assertThat(masked(key, "client-key-data: " + base64(key))).isEqualTo("client-key-data: ****");
        assertThat(masked(key, "-----BEGIN PRIVATE KEY-----")).isEqualTo("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void shouldMaskTheLongerOfTwoSecretsThatBeginAlike() {
        assertThat(Mask.of(List.of("token", "token-2")).apply("token-2 token")).isEqualTo("**** ****");
    }

    @Test
    void shouldMaskTheSameAfterCrossingToAnotherJvm() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Mask.of(List.of(PASSWORD)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((Mask) in.readObject()).apply(PASSWORD)).isEqualTo("****");
        }
    }

    @Test
    void shouldNotShowSecretsItself() {
        assertThat(Mask.of(List.of(PASSWORD))).asString().doesNotContain("s3cr");
    }

    @Property
    void shouldLeaveNothingOfAnyToken(
            @ForAll @NotBlank @StringLength(min = 8, max = 60) String token,
            @ForAll @StringLength(max = 9) String before,
            @ForAll @StringLength(max = 9) String after) {
        Mask mask = Mask.of(List.of(token));
        String bare = token.strip();
        assertThat(mask.apply(before + "|" + token + "|" + after))
                .contains("****")
                .doesNotContain(bare);
        if (bare.length() >= 8) {
            assertThat(mask.apply(base64(before + bare + after))).contains("****");
        }
    }
}
