package io.jenkins.plugins.wso2mi.image.rebase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.Publication;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.registry.BlobSource;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.FaultProxy;
import io.jenkins.plugins.wso2mi.registry.GoRegistry;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.LocalRegistry;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is attached to images that are put on a new base. */
class AttestedRebaseIT {
    private static final Attestations NOTHING = Attestations.NONE;
    private static final Attestations ALL = new Attestations(true, true, BuildOrigin.UNKNOWN);
    private static final int LIMIT = 1 << 20;

    @TempDir
    Path folder;

    private LocalRegistry registry;
    private ContentCache cache;

    /** Who keeps the list of what is attached. */
    private enum Kind {
        LIST_UNDER_A_TAG {
            @Override
            LocalRegistry start() throws IOException {
                return DebianRegistry.start();
            }
        },
        LIST_OF_THE_REGISTRY {
            @Override
            LocalRegistry start() throws IOException {
                return GoRegistry.start();
            }
        };

        abstract LocalRegistry start() throws IOException;
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    private void start(Kind kind) throws Exception {
        registry = kind.start();
        cache = new ContentCache(folder.resolve("cache"));
    }

    private String server() {
        return registry.host() + "/wso2mi:4.4.0";
    }

    private String unit() {
        return registry.host() + "/unit:1";
    }

    private String app() {
        return registry.host() + "/app:1";
    }

    private BuiltImage build(String base, String to, String car, Attestations attestations) throws Exception {
        Path jar = Files.writeString(folder.resolve(car + ".jar"), car);
        ImageRequest request = new ImageRequest(
                base,
                List.of(TinyCar.write(folder, car, "1.0.0")),
                to,
                List.of(),
                List.of(jar + ":lib/"),
                List.of(),
                Builder.REGISTRY,
                null);
        return new ImageBuild(RegistryAccess.ANONYMOUS, cache)
                .run(request.published(new Publication("", attestations)), Reporter.silent(), false);
    }

    private void patch(String text) throws Exception {
        new ServerImage(folder).push(server(), text, json -> json);
    }

    private List<RebasedImage> rebase(Attestations attestations, boolean dryRun, String... images) throws Exception {
        RebaseRequest request = new RebaseRequest(List.of(images), null, null, false, attestations);
        return new Rebase(RegistryAccess.ANONYMOUS, cache)
                .run(request, Reporter.silent(), dryRun)
                .images();
    }

    private WritableRepository repository(String image) {
        return new Registries(RegistryAccess.ANONYMOUS).writable(ServerImage.reference(image));
    }

    private JsonObject document(String image, Attached attached) throws Exception {
        JsonObject manifest =
                repository(image).document(attached.digest().toString()).json();
        Descriptor content = Descriptor.from(manifest.objects("layers").get(0));
        return JsonObject.parse(repository(image).blob(content, LIMIT));
    }

    private static Attached only(List<Attached> all, String title) {
        return all.stream().filter(one -> one.title().equals(title)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAttachTheBillThatABuildOnTheNewBaseGives(Kind kind) throws Exception {
        start(kind);
        patch("one");
        build(server(), unit(), "common", ALL);
        build(unit(), app(), "clinic", ALL);
        patch("two");

        List<RebasedImage> rebased = rebase(ALL, false, unit(), app());

        cache = new ContentCache(folder.resolve("another machine"));
        BuiltImage unit = build(server(), unit(), "common", ALL);
        BuiltImage app = build(unit(), app(), "clinic", ALL);
        assertThat(List.of(unit.digest(), app.digest()))
                .isEqualTo(rebased.stream()
                        .map(image -> image.reference().digest())
                        .toList());
        for (int i = 0; i < 2; i++) {
            Attached built = only(List.of(unit, app).get(i).attached(), "SBOM");
            assertThat(built)
                    .isEqualTo(new Attached(
                            "SBOM",
                            MediaTypes.CYCLONEDX,
                            only(rebased.get(i).attached(), "SBOM").digest(),
                            true));
        }
        assertThat(document(app(), only(rebased.get(1).attached(), "SBOM")).objects("components"))
                .extracting(one -> one.text("name").orElseThrow())
                .containsExactly(registry.host() + "/unit", "common", "clinic", "clinic.jar");
    }

    @Test
    void shouldSayWhatTheNewImageWasMadeOf() throws Exception {
        start(Kind.LIST_UNDER_A_TAG);
        patch("one");
        Digest old = build(server(), app(), "clinic", NOTHING).digest();
        patch("two");

        RebasedImage image = rebase(ALL, false, app()).get(0);

        JsonObject statement = document(app(), only(image.attached(), "provenance"));
        assertThat(statement.objects("subject").get(0).object("digest").text("sha256"))
                .contains(image.reference().digest().hex());
        JsonObject definition = statement.object("predicate").object("buildDefinition");
        assertThat(definition.text("buildType")).get().asString().endsWith("#a-new-base-without-a-build");
        assertThat(definition.object("externalParameters").texts()).isEqualTo(Map.of("image", app(), "base", server()));
        assertThat(definition.objects("resolvedDependencies"))
                .extracting(one -> one.text("name").orElseThrow() + " "
                        + one.object("digest").text("sha256").orElseThrow())
                .containsExactly(
                        app() + " " + old.hex(),
                        server() + " " + image.base().digest().hex(),
                        "clinic_1.0.0.car "
                                + Digest.of(Files.readAllBytes(folder.resolve("clinic_1.0.0.car")))
                                        .hex());
        assertThat(image.facts().get("referrers").toString())
                .contains(image.attached().get(0).digest().toString());
    }

    @Test
    void shouldListApplicationsByTheLabelWhereTheOldImageHasNoBillOfOurs() throws Exception {
        start(Kind.LIST_UNDER_A_TAG);
        patch("one");
        Digest old = build(server(), app(), "clinic", NOTHING).digest();
        attachForeignBill(old);
        patch("two");

        RebasedImage image = rebase(ALL, false, app()).get(0);

        JsonObject bill = document(app(), only(image.attached(), "SBOM"));
        assertThat(new JsonParser().validate(bill.bytes(), Version.VERSION_16)).isEmpty();
        assertThat(bill.objects("components"))
                .extracting(one -> one.text("name").orElseThrow())
                .containsExactly(registry.host() + "/wso2mi", "clinic");
        assertThat(bill.objects("components").get(1).toString())
                .contains(Digest.of(Files.readAllBytes(folder.resolve("clinic_1.0.0.car")))
                        .hex());
    }

    /** As a scanner does it, whose components have references like ours. */
    private void attachForeignBill(Digest image) throws Exception {
        WritableRepository repository = repository(app());
        byte[] bill = "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"bom-ref\":\"file:x\",\"name\":\"foreign\"}]}"
                .getBytes(UTF_8);
        Descriptor named = new Descriptor(MediaTypes.CYCLONEDX, Digest.of(bill), bill.length);
        repository.push(named, BlobSource.of(bill));
        StoredDocument manifest = StoredDocument.of(JsonObject.of(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MediaTypes.OCI_MANIFEST,
                "config",
                named.json(),
                "layers",
                List.of(named.json()))));
        repository.put(manifest.digest().toString(), manifest);
        Descriptor listed = manifest.descriptor();
        JsonObject entry = listed.json().with("artifactType", MediaTypes.CYCLONEDX);
        repository.put(
                image.toString().replace(':', '-'),
                StoredDocument.of(JsonObject.of(
                        Map.of("schemaVersion", 2, "mediaType", MediaTypes.OCI_INDEX, "manifests", List.of(entry)))));
    }

    @Test
    void shouldMoveNoTagBeforeEverythingIsAttached() throws Exception {
        start(Kind.LIST_UNDER_A_TAG);
        patch("one");
        Digest old = build(server(), app(), "clinic", ALL).digest();
        patch("two");
        try (FaultProxy proxy = FaultProxy.before((DebianRegistry) registry)) {
            proxy.harm((number, line) ->
                    line.startsWith("PUT") && line.contains("/manifests/sha256") ? FaultProxy.Fault.DENIED : null);
            String harmed = app().replace(registry.host(), proxy.host());
            RebaseRequest request = new RebaseRequest(
                    List.of(harmed), server().replace(registry.host(), proxy.host()), null, true, ALL);

            assertThatThrownBy(() -> new Rebase(RegistryAccess.ANONYMOUS, cache).run(request, Reporter.silent(), false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(harmed + " stays as it is")
                    .hasMessageContaining("403")
                    .hasMessageEndingWith("the same rebase goes on from here");
        }
        assertThat(repository(app()).resolve("1").orElseThrow().digest()).isEqualTo(old);

        assertThat(rebase(ALL, false, app()).get(0).attached()).hasSize(2);
        assertThat(repository(app()).resolve("1").orElseThrow().digest()).isNotEqualTo(old);
    }

    @Test
    void shouldOnlySayWhatItWouldAttachInADryRun() throws Exception {
        start(Kind.LIST_UNDER_A_TAG);
        patch("one");
        build(server(), app(), "clinic", ALL);
        patch("two");

        RebasedImage would = rebase(ALL, true, app()).get(0);

        assertThat(repository(app())
                        .resolve(would.reference().digest().toString().replace(':', '-')))
                .isEmpty();
        assertThat(rebase(ALL, false, app()).get(0).attached()).isEqualTo(would.attached());
    }

    @Test
    void shouldLeaveImagesAloneThatAreOnTheirBase() throws Exception {
        start(Kind.LIST_UNDER_A_TAG);
        patch("one");
        build(server(), app(), "clinic", NOTHING);

        assertThat(rebase(ALL, false, app()).get(0).attached()).isEmpty();
    }
}
