package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDocumentsTest {
    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);

    private static JsonObject json(String text) throws Exception {
        return JsonObject.parse(text.replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    void shouldWriteTheSameMembersAsTheSameBytesAndKeepAllOfThem() throws Exception {
        JsonObject one = json("{'b': [1, {'y': null, 'x': 1.50}], 'a': 'ä'}");
        JsonObject other = json("{ 'a':'ä','b':[1,{'x':1.50,'y':null}]}");

        assertThat(one.bytes()).isEqualTo(other.bytes());
        assertThat(one).hasToString("{\"a\":\"ä\",\"b\":[1,{\"x\":1.5,\"y\":null}]}");
        assertThat(one.with("c", List.of(other)).without("a", "b")).hasToString("{\"c\":[" + other + "]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "{'a':1,'a':2}", "null", "<html>"})
    void shouldRefuseWhatIsNoSingleObject(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(ImageFormatException.class);
    }

    @Test
    void shouldTurnDockersManifestIntoOcisOverTheSameBytes() throws Exception {
        Manifest manifest = Manifest.from(json("{'schemaVersion': 2,"
                + "'mediaType': 'application/vnd.docker.distribution.manifest.v2+json',"
                + "'config': {'mediaType': 'application/vnd.docker.container.image.v1+json', 'size': 7, 'digest': '" + A
                + "'},"
                + "'layers': [{'mediaType': 'application/vnd.docker.image.rootfs.diff.tar.gzip', 'size': 9,"
                + " 'digest': '" + B + "', 'annotations': {'k': 'v'}}]}"));

        JsonObject oci = manifest.json();

        assertThat(oci.text("mediaType")).contains(MediaTypes.OCI_MANIFEST);
        assertThat(oci.object("config").text("mediaType")).contains(MediaTypes.OCI_CONFIG);
        assertThat(oci.objects("layers").get(0))
                .isEqualTo(json("{'mediaType': '" + MediaTypes.OCI_LAYER_GZIP + "', 'size': 9, 'digest': '" + B
                        + "', 'annotations': {'k': 'v'}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'schemaVersion': 1, 'fsLayers': []}",
                "{'config': {}, 'layers': []}",
                "{'config': {'mediaType': 'x', 'size': 1, 'digest': 'sha256:1'}, 'layers': []}",
                "{'config': {'mediaType': 'x', 'size': -1, 'digest': 'A'}, 'layers': []}"
            })
    void shouldRefuseWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> Manifest.from(json(text.replace("'A'", "'" + A + "'"))))
                .isInstanceOf(ImageFormatException.class);
    }

    @Test
    void shouldLeaveAttestationsOutOfAnIndex() throws Exception {
        String entry = "{'mediaType': '" + MediaTypes.OCI_MANIFEST + "', 'size': 1, 'digest': '" + A
                + "', 'platform': {'os': '%s', 'architecture': '%s'}}";
        String attestation = entry.formatted("unknown", "unknown");

        assertThat(ImageIndex.from(
                                json("{'manifests': [" + entry.formatted("linux", "arm64") + "," + attestation + "]}"))
                        .manifests())
                .extracting(Descriptor::platform)
                .containsExactly("linux/arm64");
        assertThatThrownBy(() -> ImageIndex.from(json("{'manifests': [" + attestation + "]}")))
                .isInstanceOf(ImageFormatException.class);
    }

    @Test
    void shouldReadWhatAConfigurationSaysAndWhatItDoesNot() throws Exception {
        ImageConfig config = new ImageConfig(
                json("{'config': {'Env': ['A=1', 'AB=2=3'], 'Labels': {'l': 'v'}}, 'rootfs': {'diff_ids': ['x']}}"));

        assertThat(config.env("AB")).contains("2=3");
        assertThat(config.env("B")).isEmpty();
        assertThat(config.user()).isEmpty();
        assertThat(config.labels()).containsEntry("l", "v");
        assertThat(config.diffIds()).containsExactly("x");
        assertThat(new ImageConfig(json("{'config': {'Labels': null}}")).labels())
                .isEmpty();
    }

    @Test
    void shouldReadBackTheApplicationsThatAreInAnImage() throws Exception {
        List<BurntApplication> applications = List.of(
                new BurntApplication("b", "1", "b.car", "12", List.of("T is a scheduled task")),
                new BurntApplication("a\"", "", "a.car", "34"));
        JsonObject labels = JsonObject.EMPTY.with(BurntApplication.LABEL, BurntApplication.label(applications));
        ImageConfig config = new ImageConfig(JsonObject.EMPTY.with("config", JsonObject.EMPTY.with("Labels", labels)));

        assertThat(BurntApplication.in(config)).containsExactly(applications.get(1), applications.get(0));
        assertThat(applications).extracting(BurntApplication::identity).containsExactly("b_1", "a\"");
    }

    @Test
    void shouldTellDigestsFromOtherText() {
        assertThat(Digest.parse(A)).get().hasToString(A);
        assertThat(Digest.parse(A.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(Digest.parse("sha512:" + "a".repeat(64))).isEmpty();
        assertThat(Digest.of("abc".getBytes(UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
