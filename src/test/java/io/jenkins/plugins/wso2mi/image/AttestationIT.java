package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What is attached to images, at a registry that keeps no list of referrers itself. */
class AttestationIT {
    private static final BuildOrigin ORIGIN = BuildOrigin.in(Map.of(
            "GIT_COMMIT", "0123456789abcdef0123456789abcdef01234567",
            "GIT_URL", "https://user:t0ken@git.example.com/clinic.git"));
    private static final int LIMIT = 1 << 20;

    private static DebianRegistry registry;
    private static String base;

    @TempDir
    Path folder;

    private ContentCache cache;
    private String repository;

    @BeforeAll
    static void startRegistry(@TempDir Path tree) throws Exception {
        registry = DebianRegistry.start();
        base = TinyServer.in(registry, tree);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void freshCacheAndRepository(TestInfo test) {
        cache = new ContentCache(folder.resolve("cache"));
        repository = registry.host() + "/clinic/"
                + test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : new java.util.TreeMap<>(entries).entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(one.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] jar(String artifact) throws IOException {
        String properties = "groupId=org.example\nartifactId=" + artifact + "\nversion=2.1\n";
        return zip(Map.of(
                "META-INF/maven/org.example/" + artifact + "/pom.properties",
                properties.getBytes(UTF_8),
                "A.class",
                new byte[] {1}));
    }

    /** A carbon application with a sequence, a class mediator, and a connector that brings a library. */
    private Path car() throws IOException {
        String list = "<artifacts><artifact name=\"clinic\" version=\"1.0.0\" type=\"carbon/application\">"
                + line("visits") + line("audit") + line("http") + "</artifact></artifacts>";
        byte[] connector = zip(Map.of(
                "connector.xml",
                "<connector><component name=\"http\" package=\"x\"/></connector>".getBytes(UTF_8),
                "lib/pool.jar",
                jar("pool")));
        byte[] car = zip(Map.of(
                "artifacts.xml",
                list.getBytes(UTF_8),
                "visits_1.0.0/artifact.xml",
                artifact("visits", "synapse/sequence", "visits.xml"),
                "visits_1.0.0/visits.xml",
                "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"visits\"/>".getBytes(UTF_8),
                "audit_1.0.0/artifact.xml",
                artifact("audit", "lib/synapse/mediator", "audit.jar"),
                "audit_1.0.0/audit.jar",
                jar("audit"),
                "http_1.0.0/artifact.xml",
                artifact("http", "synapse/lib", "http.zip"),
                "http_1.0.0/http.zip",
                connector));
        return Files.write(folder.resolve("clinic_1.0.0.car"), car);
    }

    private static String line(String name) {
        return "<dependency artifact=\"" + name
                + "\" version=\"1.0.0\" include=\"true\" serverRole=\"EnterpriseIntegrator\"/>";
    }

    private static byte[] artifact(String name, String type, String file) {
        return ("<artifact name=\"" + name + "\" version=\"1.0.0\" type=\"" + type
                        + "\" serverRole=\"EnterpriseIntegrator\"><file>" + file + "</file></artifact>")
                .getBytes(UTF_8);
    }

    private ImageRequest request(boolean provenance, boolean sbom) throws IOException {
        Path driver = Files.write(folder.resolve("driver.jar"), jar("driver"));
        Path toml = Files.writeString(folder.resolve("deployment.toml"), "[server]\nhostname = \"h\"\n");
        return new ImageRequest(
                        base,
                        List.of(car()),
                        repository + ":1",
                        List.of(),
                        List.of(driver + ":lib/", toml.toString()),
                        List.of("team=green"),
                        Builder.REGISTRY,
                        null)
                .published(new Publication("", new Attestations(provenance, sbom, ORIGIN)));
    }

    private BuiltImage build(ImageRequest request) throws Exception {
        return new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, Reporter.silent(), false);
    }

    private Repository read() {
        return new Registries(RegistryAccess.ANONYMOUS).readable(ImageReference.parse(repository, "test"));
    }

    /** The documents that the list under the image's tag leads to, by artifact type. */
    private Map<String, JsonObject> documents(Digest image) throws Exception {
        JsonObject list = read().document(image.toString().replace(':', '-')).json();
        assertThat(list.text("mediaType")).contains(MediaTypes.OCI_INDEX);
        Map<String, JsonObject> documents = new java.util.TreeMap<>();
        for (JsonObject entry : list.objects("manifests")) {
            JsonObject manifest =
                    read().document(entry.text("digest").orElseThrow()).json();
            assertThat(manifest.object("subject").text("digest")).contains(image.toString());
            assertThat(manifest.text("artifactType")).isEqualTo(entry.text("artifactType"));
            assertThat(read().blob(Descriptor.from(manifest.object("config")), LIMIT))
                    .isEqualTo("{}".getBytes(UTF_8));
            Descriptor content = Descriptor.from(manifest.objects("layers").get(0));
            documents.put(content.mediaType(), JsonObject.parse(read().blob(content, LIMIT)));
        }
        return documents;
    }

    private static Map<String, JsonObject> byName(JsonObject parent) {
        return parent.objects("components").stream()
                .collect(Collectors.toMap(one -> one.text("name").orElseThrow(), Function.identity()));
    }

    @Test
    void shouldSayWhatAnImageWasBuiltOf() throws Exception {
        BuiltImage built = build(request(true, false));

        JsonObject statement = documents(built.digest()).get("application/vnd.in-toto+json");
        assertThat(statement.text("_type")).contains("https://in-toto.io/Statement/v1");
        assertThat(statement.text("predicateType")).contains("https://slsa.dev/provenance/v1");
        JsonObject subject = statement.objects("subject").get(0);
        assertThat(subject.text("name")).contains(repository);
        assertThat(subject.object("digest").text("sha256"))
                .contains(built.digest().hex());
        JsonObject definition = statement.object("predicate").object("buildDefinition");
        Map<String, JsonObject> materials = definition.objects("resolvedDependencies").stream()
                .collect(Collectors.toMap(one -> one.text("name").orElseThrow(), Function.identity()));
        assertThat(materials.get(base).object("digest").text("sha256"))
                .contains(String.valueOf(built.base().digest()).substring(7));
        assertThat(materials.get("clinic_1.0.0.car").object("digest").text("sha256"))
                .contains(Digest.of(Files.readAllBytes(folder.resolve("clinic_1.0.0.car")))
                        .hex());
        assertThat(materials).containsKey(TinyServer.HOME.substring(1) + "/conf/deployment.toml");
        assertThat(materials.get("sources").text("uri"))
                .contains("git+https://git.example.com/clinic.git@0123456789abcdef0123456789abcdef01234567");
        assertThat(definition.object("externalParameters").object("labels").text("team"))
                .contains("green");
        assertThat(statement.toString()).doesNotContain("t0ken").doesNotContain(folder.toString());
    }

    @Test
    void shouldListWhatIsInAnImageByCycloneDxsSchema() throws Exception {
        BuiltImage built = build(request(false, true));

        JsonObject bill = documents(built.digest()).get("application/vnd.cyclonedx+json");
        assertThat(new JsonParser().validate(bill.bytes(), Version.VERSION_16)).isEmpty();
        assertThat(new JsonParser().validate(bill.with("version", "one").bytes(), Version.VERSION_16))
                .as("the schema sees what is wrong")
                .isNotEmpty();
        Map<String, JsonObject> components = byName(bill);
        assertThat(components).containsOnlyKeys(registry.host() + "/wso2mi", "clinic", "driver", "deployment.toml");
        assertThat(components.get("driver").text("purl")).contains("pkg:maven/org.example/driver@2.1?type=jar");
        JsonObject clinic = components.get("clinic");
        assertThat(clinic.text("type")).contains("application");
        assertThat(clinic.objects("hashes").get(0).text("content"))
                .contains(Digest.of(Files.readAllBytes(folder.resolve("clinic_1.0.0.car")))
                        .hex());
        Map<String, JsonObject> artifacts = byName(clinic);
        assertThat(artifacts).containsOnlyKeys("visits", "audit", "http");
        assertThat(artifacts.get("visits").text("type")).contains("file");
        assertThat(artifacts.get("audit").text("purl")).contains("pkg:maven/org.example/audit@2.1?type=jar");
        JsonObject pool = byName(artifacts.get("http")).get("pool");
        assertThat(pool.text("purl")).contains("pkg:maven/org.example/pool@2.1?type=jar");
        assertThat(pool.objects("hashes").get(0).text("content"))
                .contains(Digest.of(jar("pool")).hex());
    }

    @Test
    void shouldTellApplicationsOfTheBaseTooUnlessTheyAreReplaced() throws Exception {
        build(request(false, false));
        ImageRequest above = new ImageRequest(
                        repository + ":1",
                        List.of(TinyCar.write(folder, "billing", "2.0.0")),
                        repository + ":2",
                        List.of(),
                        List.of(),
                        List.of(),
                        Builder.REGISTRY,
                        null)
                .published(new Publication("", new Attestations(false, true, ORIGIN)));

        JsonObject bill = documents(build(above).digest()).get("application/vnd.cyclonedx+json");

        assertThat(new JsonParser().validate(bill.bytes(), Version.VERSION_16)).isEmpty();
        assertThat(byName(bill)).containsOnlyKeys(repository, "clinic", "billing");
        assertThat(byName(bill).get("clinic").toString()).contains("\"base\"");
    }

    @Test
    void shouldAttachTheSameOnceWhereverItIsBuilt() throws Exception {
        BuiltImage first = build(request(true, true));
        assertThat(first.attached()).extracting(Attached::wasThere).containsExactly(false, false);
        Map<String, JsonObject> documents = documents(first.digest());
        assertThat(documents).hasSize(2);

        cache = new ContentCache(folder.resolve("another machine"));
        BuiltImage again = build(request(true, true));

        assertThat(again.attached()).extracting(Attached::wasThere).containsExactly(true, true);
        assertThat(again.attached())
                .extracting(Attached::digest)
                .isEqualTo(first.attached().stream().map(Attached::digest).toList());
        assertThat(documents(first.digest())).isEqualTo(documents);
        assertThat(again.facts().get("referrers").toString())
                .contains(first.attached().get(0).digest().toString());
    }

    @Test
    void shouldAskTwiceAtMostForWhatIsThere() throws Exception {
        build(request(false, false));
        long plain = build(request(false, false)).requests();
        BuiltImage attached = build(request(true, true));
        assertThat(attached.wasThere()).isTrue();
        // the list by its own address and by its tag; the empty configuration: 3; two documents: 2 each, and their
        // manifests; the list
        assertThat(attached.requests() - plain).isEqualTo(2 + 3 + 2 * 3 + 1 + 1);
        assertThat(build(request(true, true)).requests() - plain).isEqualTo(2);
    }

    @Test
    void shouldAddToTheListAndKeepWhatOthersAttached() throws Exception {
        BuiltImage built = build(request(false, true));
        build(request(true, false));

        assertThat(documents(built.digest())).hasSize(2);
    }

    @Test
    void shouldOnlySayWhatItWouldAttachInADryRun() throws Exception {
        BuiltImage would =
                new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request(true, true), Reporter.silent(), true);

        assertThat(would.attached()).hasSize(2);
        assertThatThrownBy(() -> documents(would.digest())).hasMessageContaining("sha256-");
        assertThat(build(request(true, true)).attached())
                .extracting(Attached::digest)
                .isEqualTo(would.attached().stream().map(Attached::digest).toList());
    }
}
