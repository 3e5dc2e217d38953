package io.jenkins.plugins.wso2mi.image.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyBaseIT {
    private static final String HOME = "home/wso2carbon/wso2mi-4.4.0/";
    private static final String CIPHER = Base64.getEncoder().encodeToString(new byte[256]);

    private static DebianRegistry registry;
    private static String server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startRegistry(@TempDir Path tree) throws Exception {
        registry = DebianRegistry.start();
        server = registry.host() + "/wso2mi:4.4.0";
        TinyServer.push(TinyServer.write(tree), server, RegistryAccess.ANONYMOUS, new ContentCache(tree.resolve("c")));
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    private BuiltImage build(CompanyBaseRequest request) throws Exception {
        return new CompanyBase(RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")))
                .run(request, Reporter.silent(), false);
    }

    private CompanyBaseRequest request(
            List<Path> configurations,
            List<Path> libraries,
            List<Path> dropins,
            List<Path> cars,
            List<String> secrets,
            List<String> additions) {
        return new CompanyBaseRequest(
                server,
                registry.host() + "/company:1",
                List.of(),
                configurations,
                libraries,
                dropins,
                cars,
                secrets,
                null,
                additions,
                List.of(),
                null);
    }

    private Path jar(String name, Map<String, String> attributes) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        Path file = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }

    /** The files that layers above the server's bring, by path. */
    private Map<String, String> files(BuiltImage built) throws Exception {
        Registries registries = new Registries(RegistryAccess.ANONYMOUS);
        ImageReference reference = built.reference();
        PlatformImage image = new ImageReader(registries, new ContentCache(folder.resolve("other")))
                .read(reference, built.digest())
                .platforms()
                .get(0);
        Map<String, String> files = new TreeMap<>();
        List<Descriptor> layers = image.manifest().layers();
        for (Descriptor layer : layers.subList(3, layers.size())) {
            registries.readable(reference).read(layer, blob -> {
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob));
                for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                    files.put(e.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
                return files;
            });
        }
        return files;
    }

    @Test
    void shouldPutConfigurationSecretsAndJarsWhereTheServerReadsThem() throws Exception {
        Path first = Files.writeString(
                folder.resolve("company.toml"),
                "[server]\nhostname = \"mi\"\n[super_admin]\npassword = \"$secret{admin}\"\n");
        Path second = Files.writeString(folder.resolve("probes.toml"), "[readiness_probe]\nprotocols = \"http\"\n");

        BuiltImage built = build(request(
                List.of(first, second),
                List.of(jar("driver.jar", Map.of())),
                List.of(jar("handler.jar", Map.of("Bundle-SymbolicName", "handler"))),
                List.of(),
                List.of("admin=" + CIPHER),
                List.of()));

        Map<String, String> files = files(built);
        assertThat(files)
                .containsOnlyKeys(HOME + "lib/driver.jar", HOME + "dropins/handler.jar", HOME + "conf/deployment.toml");
        assertThat(files.get(HOME + "conf/deployment.toml"))
                .contains("hostname = \"mi\"", "[readiness_probe]", "[secrets]\nadmin = \"" + CIPHER + "\"");
    }

    @Test
    void shouldTellAllThatIsWrongAndPushNothing() throws Exception {
        Path toml = Files.writeString(folder.resolve("deployment.toml"), "[super_admin]\npassword = \"admin\"\n");

        assertThatThrownBy(() -> build(request(
                        List.of(toml),
                        List.of(Files.writeString(folder.resolve("no.jar"), "no jar")),
                        List.of(jar("plain.jar", Map.of())),
                        List.of(TinyCar.write(folder, "zprobe", "1.0.0")),
                        List.of("x=plain"),
                        List.of())))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .filteredOn(problem -> problem.isError())
                        .hasSize(5)
                        .anyMatch(p -> p.what().contains("super_admin.password is in clear text"))
                        .anyMatch(p -> p.what().contains("cannot be read as a jar"))
                        .anyMatch(p -> p.what().contains("is no OSGi bundle"))
                        .anyMatch(p -> p.what().contains("Micro Integrator 4.4 needs no probe"))
                        .anyMatch(p -> p.what().contains("secret 'x' is not encrypted")));
    }

    @Test
    void shouldRefuseTheKeyStoresPasswordInAnyFolderAndUnderAnyName() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("password-tmp"), "wso2carbon");
        Path other = Files.writeString(folder.resolve("pw"), "wso2carbon");

        assertThatThrownBy(() -> build(request(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                keys + ":conf",
                                other + ":password-persist",
                                keys.resolve("password-tmp") + ":conf/x"))))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .filteredOn(problem -> problem.what().contains("key store's password"))
                        .hasSize(3));
    }

    @Test
    void shouldTakeAProbeForAServerWithoutAHealthPage() throws Exception {
        Path tree = TinyServer.write(folder.resolve("tree"));
        Files.writeString(
                tree.resolve("config.json"),
                "{\"User\":\"802:802\",\"Env\":[\"WSO2_SERVER_HOME=/home/wso2carbon/wso2mi-1.1.0\"]}");
        String old = registry.host() + "/wso2mi:1.1.0";
        TinyServer.push(tree, old, RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("c")));
        CompanyBaseRequest any = request(
                List.of(),
                List.of(),
                List.of(),
                List.of(TinyCar.write(folder, "zprobe", "1.0.0")),
                List.of(),
                List.of());

        BuiltImage built = build(new CompanyBaseRequest(
                old,
                any.to(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                any.cars(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null));

        assertThat(files(built))
                .containsOnlyKeys(
                        "home/wso2carbon/wso2mi-1.1.0/repository/deployment/server/carbonapps/zprobe_1.0.0.car");
    }
}
