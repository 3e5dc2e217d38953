package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.image.base.CompanyBase;
import io.jenkins.plugins.wso2mi.image.base.CompanyBaseRequest;
import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.image.rebase.ServerImage;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.FaultProxy;
import io.jenkins.plugins.wso2mi.registry.FaultProxy.Fault;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Harm to each request of each verb that writes: it succeeds or fails clearly, and no tag points to a broken image. */
@Tag("thorough")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImagePushFaultsIT {
    private static final RegistryAccess IMPATIENT = new RegistryAccess(
            false, CredentialStore.NONE, new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(1)));

    private static final Attestations DOCUMENTS = new Attestations(true, true, BuildOrigin.UNKNOWN);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Path folder;
    private DebianRegistry registry;
    private FaultProxy proxy;
    private final Registries registries = new Registries(IMPATIENT);
    private int names;
    private int injections;

    /** A verb that writes to a repository. */
    private enum Verb {
        BUILD,
        BUILD_FOR_TWO_PLATFORMS,
        BASE_WITH_DOCUMENTS,
        REBASE_WITH_DOCUMENTS
    }

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        folder = shared;
        registry = DebianRegistry.start();
        proxy = FaultProxy.before(registry);
        Path tree = TinyServer.write(folder.resolve("tree"));
        TinyServer.push(tree, registry.host() + "/wso2mi:4.4.0", IMPATIENT, freshCache());
        Files.writeString(tree.resolve("layers/10-os/patched"), "yes");
        TinyServer.push(tree, registry.host() + "/wso2mi:patched", IMPATIENT, freshCache());
        new ServerImage(folder.resolve("two")).pushForTwoPlatforms(registry.host() + "/wso2mi:two", "two");
    }

    @AfterAll
    void stop() throws Exception {
        proxy.close();
        registry.close();
    }

    private ContentCache freshCache() {
        return new ContentCache(folder.resolve("cache" + names++));
    }

    private Digest build(String repository) throws Exception {
        return build("wso2mi:4.4.0", repository);
    }

    private Digest build(String base, String repository) throws Exception {
        Path car = TinyCar.write(folder.resolve("clinic.car"), "clinic", "1.0.0", repository);
        ImageRequest request = new ImageRequest(
                proxy.host() + "/" + base,
                List.of(car),
                proxy.host() + "/" + repository,
                List.of("also"),
                List.of(),
                List.of(),
                Builder.AUTO,
                null);
        return new ImageBuild(IMPATIENT, freshCache())
                .run(request, Reporter.silent(), false)
                .digest();
    }

    private Digest base(String repository) throws Exception {
        Path toml = Files.writeString(folder.resolve("deployment.toml"), "[server]\nhostname = \"mi.example\"\n");
        CompanyBaseRequest request = new CompanyBaseRequest(
                proxy.host() + "/wso2mi:4.4.0",
                proxy.host() + "/" + repository,
                List.of("also"),
                List.of(toml),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of("harm=" + repository),
                null,
                new Publication("", DOCUMENTS));
        return new CompanyBase(IMPATIENT, freshCache())
                .run(request, Reporter.silent(), false)
                .digest();
    }

    private Digest rebase(String repository) throws Exception {
        RebaseRequest request = new RebaseRequest(
                List.of(proxy.host() + "/" + repository), proxy.host() + "/wso2mi:patched", null, false, DOCUMENTS);
        new Rebase(IMPATIENT, freshCache()).run(request, Reporter.silent(), false);
        return tag(repository).orElseThrow();
    }

    /** What a verb needs before harm is done. */
    private String prepare(Verb verb, String name) throws Exception {
        String repository = name + ":1";
        proxy.harm((number, line) -> null);
        if (verb == Verb.REBASE_WITH_DOCUMENTS) {
            build(repository);
        }
        return repository;
    }

    private Digest run(Verb verb, String repository) throws Exception {
        return switch (verb) {
            case BUILD -> build(repository);
            case BUILD_FOR_TWO_PLATFORMS -> build("wso2mi:two", repository);
            case BASE_WITH_DOCUMENTS -> base(repository);
            case REBASE_WITH_DOCUMENTS -> rebase(repository);
        };
    }

    private int requests(Verb verb) throws Exception {
        String repository = prepare(verb, "calm-" + names++);
        proxy.harm((number, line) -> null);
        run(verb, repository);
        return proxy.requests().size();
    }

    static Stream<Arguments> verbsAndFaults() {
        return Stream.of(Verb.values())
                .flatMap(verb -> Stream.of(Fault.values()).map(fault -> Arguments.of(verb, fault)));
    }

    /** Faults that do not pass end a push at once, so that it is no matter how long they last. */
    static Stream<Arguments> lastingFaults() {
        return Stream.of(Verb.BUILD).flatMap(verb -> Stream.of(Fault.values())
                .filter(fault -> fault.isPassing() || fault == Fault.DAMAGED)
                .map(fault -> Arguments.of(verb, fault)));
    }

    @ParameterizedTest
    @Order(1)
    @MethodSource("verbsAndFaults")
    void shouldSucceedOrFailClearlyWhenAnyOneRequestIsHarmed(Verb verb, Fault fault) throws Exception {
        int requests = requests(verb);
        assertThat(requests).isGreaterThan(8);
        for (int i = 1; i <= requests; i++) {
            int harmed = i;
            String repository = prepare(verb, "once-" + names++);
            proxy.harm((number, line) -> number == harmed ? fault : null);
            Throwable failure = attempt(verb, repository);
            assertThat(proxy.requests()).as("request " + i + " was met").hasSizeGreaterThanOrEqualTo(i);
            if (fault.isPassing()) {
                assertThat(failure).as(fault + " at request " + i).isNull();
                // the first half of a layer may have been all that was needed of it
                assertThat(proxy.requests())
                        .as("asked again")
                        .hasSizeGreaterThan(fault == Fault.CUT_WITHIN ? requests - 1 : requests);
            }
            check(verb, repository, failure);
        }
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("lastingFaults")
    void shouldSucceedOrFailClearlyWhenTheHarmLasts(Verb verb, Fault fault) throws Exception {
        int requests = requests(verb);
        for (int i = 1; i <= requests; i++) {
            int first = i;
            String repository = prepare(verb, "gone-" + names++);
            proxy.harm((number, line) -> number >= first ? fault : null);
            Throwable failure = attempt(verb, repository);
            if (fault.isPassing()) {
                assertThat(failure).as(fault + " from request " + i).isNotNull();
            }
            check(verb, repository, failure);
        }
    }

    private Throwable attempt(Verb verb, String repository) {
        injections++;
        return catchThrowable(() -> run(verb, repository));
    }

    /** What was promised: an image that is whole, or words that help; and tags that point to nothing broken. */
    private void check(Verb verb, String repository, Throwable failure) throws Exception {
        proxy.harm((number, line) -> null);
        if (failure != null) {
            assertThat(failure).isInstanceOfAny(IOException.class, RefusedException.class);
            assertThat(failure.getMessage())
                    .containsPattern("cannot |the registry sent ")
                    .containsAnyOf(proxy.host(), "sha256:")
                    .doesNotContain("Exception", "null");
            assertNothingBroken(repository);
            run(verb, repository);
        }
        assertNothingBroken(repository);
        assertThat(tag(repository)).isPresent();
        if (verb != Verb.REBASE_WITH_DOCUMENTS) {
            assertThat(tag(repository.replace(":1", ":also"))).isEqualTo(tag(repository));
        }
    }

    @Test
    @Order(3)
    void shouldHaveDoneHarmAtLeast500Times() {
        assertThat(injections).as("runs with a fault").isGreaterThanOrEqualTo(500);
        assertThat(proxy.faults()).as("requests that were harmed").isGreaterThanOrEqualTo(injections);
    }

    @Test
    void shouldNotSendTheApplicationAgainWhenOnlyTheManifestFailed() throws Exception {
        proxy.harm((number, line) -> line.startsWith("PUT") && line.contains("/manifests/") ? Fault.UNAVAILABLE : null);
        assertThatThrownBy(() -> build("late:1")).hasMessageContaining("503").hasMessageContaining("late:1");
        List<String> puts =
                proxy.requests().stream().filter(line -> line.startsWith("PUT")).toList();
        assertThat(puts).filteredOn(line -> line.contains("/manifests/")).hasSize(3);
        assertThat(puts).filteredOn(line -> line.contains("/blobs/")).hasSize(2);
    }

    @Test
    void shouldRefuseWhenTheRegistryDoesNotLetUsPush() throws Exception {
        proxy.harm((number, line) -> line.startsWith("POST") ? Fault.DENIED : null);

        assertThatThrownBy(() -> build("closed:1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("403")
                .hasMessageContaining("rights");
        assertThat(proxy.requests()).as("nothing was changed").allMatch(line -> line.matches("(HEAD|GET|POST) .*"));
    }

    @Test
    void shouldFailWhenTheRegistryLetsUsPushLayersOnly() {
        proxy.harm((number, line) -> line.startsWith("PUT") && line.contains("/manifests/") ? Fault.DENIED : null);

        assertThatThrownBy(() -> build("half:1"))
                .as("something was changed already")
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("cannot push the manifest");
    }

    private Optional<Digest> tag(String repository) throws Exception {
        ImageReference reference = ImageReference.parse(registry.host() + "/" + repository, "test");
        return new ImageReader(registries, freshCache()).resolve(reference);
    }

    /** Whatever a tag of the repository points to, all that belongs to it is there. */
    private void assertNothingBroken(String repository) throws Exception {
        ImageReference name = ImageReference.parse(registry.host() + "/" + repository, "test");
        for (String tag : tags(name)) {
            assertWhole(registries.readable(name), tag);
        }
    }

    private static void assertWhole(Repository repository, String identifier) throws Exception {
        JsonObject document = repository.document(identifier).json();
        for (JsonObject member : document.objects("manifests")) {
            assertWhole(repository, member.text("digest").orElseThrow());
        }
        List<JsonObject> blobs = new ArrayList<>(document.objects("layers"));
        if (document.has("config")) {
            blobs.add(document.object("config"));
        }
        for (JsonObject blob : blobs) {
            Descriptor descriptor = Descriptor.from(blob);
            assertThat(repository.has(descriptor.digest()))
                    .as(repository.name() + ":" + identifier + " needs " + descriptor)
                    .isTrue();
        }
        if (document.has("manifests")) {
            return;
        }
        boolean attached = document.has("artifactType");
        assertThat(document.objects("layers")).hasSize(attached ? 1 : 4);
    }

    private static List<String> tags(ImageReference name) throws Exception {
        URI list = URI.create("http://" + name.registry() + "/v2/" + name.repository() + "/tags/list");
        HttpResponse<byte[]> answer =
                HTTP.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() == 404
                ? List.of()
                : JsonObject.parse(answer.body()).texts("tags");
    }
}
