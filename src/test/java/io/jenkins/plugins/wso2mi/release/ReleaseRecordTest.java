package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRecordTest {
    private static final KubernetesObject CONFIG = Yaml.object(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {greeting: \"Grüße\", n: [1, true, null]}}");

    private static ReleaseRecord record(KubernetesObject... manifests) {
        return new ReleaseRecord(
                "20261123-100000-beef",
                START,
                "ann@build-7",
                ReleaseRecord.PROGRESSING,
                Map.of("mi", "shop/web@sha256:0a"),
                "back to \"1\"",
                List.of(manifests));
    }

    private static Optional<ReleaseRecord> read(String text) {
        return ReleaseRecord.of(Map.of(ReleaseRecord.ANNOTATION, text, "other", "{}"));
    }

    private static String packed(String json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Optional<ReleaseRecord> readWithManifests(String packed) {
        return read("{\"schema\":1,\"id\":\"a\",\"at\":\"2026-11-23T10:00:00Z\",\"manifests\":\"" + packed + "\"}");
    }

    @Test
    void shouldComeBackAsItWasWritten() {
        ReleaseRecord back = read(record(CONFIG).toJson()).orElseThrow();
        assertThat(back).usingRecursiveComparison().ignoringFields("manifests").isEqualTo(record());
        assertThat(back.manifests()).extracting(KubernetesObject::content).containsExactly(CONFIG.content());
    }

    @Test
    void shouldNotKeepSecrets() {
        KubernetesObject secret =
                Yaml.object("{apiVersion: v1, kind: Secret, metadata: {name: db}, stringData: {password: hunter2}}");
        ReleaseRecord back = read(record(secret, CONFIG).toJson()).orElseThrow();
        assertThat(back.manifests()).extracting(KubernetesObject::kind).containsExactly("ConfigMap");
    }

    @Test
    void shouldLeaveManifestsOutWhenTheyDoNotFitIntoAnAnnotation() {
        byte[] noise = new byte[120_000];
        new Random(1).nextBytes(noise);
        KubernetesObject large =
                CONFIG.with("data", Map.of("noise", Base64.getEncoder().encodeToString(noise)));
        String json = record(large).toJson();
        assertThat(json).hasSizeLessThanOrEqualTo(100_000);
        ReleaseRecord back = read(json).orElseThrow();
        assertThat(back.manifests()).isEmpty();
        assertThat(back.images()).containsEntry("mi", "shop/web@sha256:0a");
    }

    @Test
    void shouldKeepLargeManifestsThatPackWell() {
        KubernetesObject repetitive = CONFIG.with("data", Map.of("text", "abc ".repeat(100_000)));
        assertThat(read(record(repetitive).toJson()).orElseThrow().manifests()).hasSize(1);
    }

    @Test
    void shouldChangeTheOutcomeOnly() {
        ReleaseRecord done = record(CONFIG).withOutcome(ReleaseRecord.DONE);
        assertThat(done.outcome()).isEqualTo(ReleaseRecord.DONE);
        assertThat(done.withOutcome(ReleaseRecord.PROGRESSING)).isEqualTo(record(CONFIG));
    }

    @Test
    void shouldFindNoneWhereThereIsNoAnnotation() {
        assertThat(ReleaseRecord.of(Map.of("other", "{}"))).isEmpty();
    }

    @Test
    void shouldNotGuessAtASchemaOfALaterVersion() {
        String later = record(CONFIG).toJson().replace("\"schema\":1", "\"schema\":2");
        assertThat(later).contains("\"schema\":2");
        assertThat(read(later)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "true",
                "[]",
                "{}",
                "not json",
                "{\"schema\":1",
                "{\"schema\":\"1\"}",
                "{\"schema\":1,\"id\":\"a\"}",
                "{\"schema\":1,\"id\":\"a\",\"at\":\"yesterday\"}",
                "{\"schema\":1,\"id\":\"a\",\"at\":\"2026-11-23T10:00:00Z\",\"manifests\":\"???\"}",
                "{\"schema\":1,\"id\":\"a\",\"at\":\"2026-11-23T10:00:00Z\",\"manifests\":\"AAAA\"}",
            })
    void shouldTakeGarbageForNoRecord(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[null]", "[1]", "{}", "[{]"})
    void shouldTakeGarbageInThePackForNoRecord(String json) throws IOException {
        assertThat(readWithManifests(packed(json))).isEmpty();
    }

    @Test
    void shouldNotUnpackWithoutEnd() throws IOException {
        assertThat(readWithManifests(packed("[{\"a\":\"" + "x".repeat(20_000_000) + "\"}]")))
                .isEmpty();
    }
}
