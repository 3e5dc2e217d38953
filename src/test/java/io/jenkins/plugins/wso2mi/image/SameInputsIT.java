package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.image.base.CompanyBase;
import io.jenkins.plugins.wso2mi.image.base.CompanyBaseRequest;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProject;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProjectBuild;
import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same sources give the same digests, attached documents included, on two machines that differ in all else. */
class SameInputsIT {
    private static final Publication ALL =
            new Publication("{version}", new Attestations(true, true, BuildOrigin.UNKNOWN));

    private static DebianRegistry registry;
    private static String server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startRegistry(@TempDir Path tree) throws Exception {
        registry = DebianRegistry.start();
        server = TinyServer.in(registry, tree);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    /** A checkout of the same sources, by somebody. */
    private record Checkout(Path sources, ContentCache cache) {
        Path file(String name) {
            return sources.resolve(name);
        }
    }

    /** What is built of a checkout. */
    private enum Verb {
        BUILD {
            @Override
            BuiltImage run(Checkout from, String to) throws Exception {
                ImageRequest request = new ImageRequest(
                        server,
                        List.of(from.file("clinic_1.0.0.car")),
                        to,
                        List.of(),
                        List.of(
                                from.file("driver.jar") + ":lib/",
                                from.file("run.sh") + ":bin/",
                                from.file("conf") + ":conf/own"),
                        List.of("team=green"),
                        Builder.REGISTRY,
                        null);
                return new ImageBuild(RegistryAccess.ANONYMOUS, from.cache())
                        .run(request.published(ALL), Reporter.silent(), false);
            }
        },
        BASE {
            @Override
            BuiltImage run(Checkout from, String to) throws Exception {
                CompanyBaseRequest request = new CompanyBaseRequest(
                        server,
                        to,
                        List.of(),
                        List.of(from.file("conf/deployment.toml"), from.file("conf/more.toml")),
                        List.of(from.file("driver.jar")),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(from.file("run.sh") + ":bin/"),
                        List.of("org.opencontainers.image.version=1.0.0"),
                        null,
                        ALL);
                return new CompanyBase(RegistryAccess.ANONYMOUS, from.cache()).run(request, Reporter.silent(), false);
            }
        },
        DOCKER_PROJECT {
            @Override
            BuiltImage run(Checkout from, String to) throws Exception {
                DockerProject request = new DockerProject(
                        from.sources(),
                        null,
                        List.of(),
                        to,
                        List.of(),
                        List.of(),
                        List.of("BASE=" + server),
                        List.of(),
                        Builder.REGISTRY,
                        CheckPolicy.DEFAULT,
                        null,
                        List.of(),
                        ALL);
                return new DockerProjectBuild(RegistryAccess.ANONYMOUS, from.cache(), new LocalPrograms(), Map.of())
                        .run(request, Reporter.silent(), false)
                        .orElseThrow();
            }
        },
        REBASE {
            @Override
            BuiltImage run(Checkout from, String to) throws Exception {
                BuiltImage old = BUILD.run(from, to);
                String tagged = old.reference().withTag("1.0.0").toString();
                String newer = server.replace(":4.4.0", ":4.4.0-1");
                new ImageBuild(RegistryAccess.ANONYMOUS, from.cache())
                        .run(
                                new ImageRequest(
                                        server,
                                        List.of(),
                                        newer,
                                        List.of(),
                                        List.of(from.file("driver.jar") + ":dropins/"),
                                        List.of(),
                                        Builder.REGISTRY,
                                        null),
                                Reporter.silent(),
                                false);
                var images = new Rebase(RegistryAccess.ANONYMOUS, from.cache())
                        .run(
                                new RebaseRequest(List.of(tagged), newer, null, false, ALL.attestations()),
                                Reporter.silent(),
                                false)
                        .images();
                assertThat(images).singleElement().matches(image -> image.changed());
                return new BuiltImage(
                        images.get(0).reference(),
                        old.id(),
                        old.tags(),
                        old.base(),
                        old.pushed(),
                        false,
                        0,
                        0,
                        Builder.REGISTRY,
                        images.get(0).attached());
            }
        };

        abstract BuiltImage run(Checkout from, String to) throws Exception;
    }

    private Checkout checkout(String name, String files, String folders, FileTime time) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        TinyCar.write(sources, "clinic", "1.0.0");
        Files.copy(sources.resolve("clinic_1.0.0.car"), sources.resolve("driver.jar"));
        Path script = Files.writeString(sources.resolve("run.sh"), "#!/bin/sh\n");
        Files.createDirectories(sources.resolve("conf/deep"));
        Files.writeString(sources.resolve("conf/deployment.toml"), "[server]\nhostname = \"h\"\n");
        Files.writeString(sources.resolve("conf/more.toml"), "[transport.http]\nsocket_timeout = 3\n");
        Files.writeString(sources.resolve("conf/deep/a.txt"), "a");
        Files.writeString(sources.resolve("Dockerfile"), """
                ARG BASE
                FROM ${BASE}
                COPY --chown=wso2carbon:wso2 *.car ${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/
                COPY --chown=wso2carbon:wso2 conf ${WSO2_SERVER_HOME}/conf/own
                COPY run.sh /opt/bin/
                WORKDIR /var/clinic
                """);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(sources)) {
            all = new ArrayList<>(walk.toList());
        }
        for (Path file : all) {
            String mode = Files.isDirectory(file) ? folders : files;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            Files.setLastModifiedTime(file, time);
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString(folders));
        return new Checkout(sources, new ContentCache(folder.resolve(name + "-cache")));
    }

    private static BuiltImage in(String zone, Locale locale, Verb path, Checkout from, String to) throws Exception {
        TimeZone before = TimeZone.getDefault();
        Locale spoken = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(locale);
            return path.run(from, to);
        } finally {
            TimeZone.setDefault(before);
            Locale.setDefault(spoken);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameDigest(Verb path) throws Exception {
        Checkout one = checkout("one", "rw-r--r--", "rwxr-xr-x", FileTime.fromMillis(0));
        Checkout other = checkout("another/folder", "rw-------", "rwx------", FileTime.fromMillis(1_700_000_000_000L));
        String name = registry.host() + "/same/" + path.name().toLowerCase(Locale.ROOT);

        BuiltImage first = in("UTC", Locale.ROOT, path, one, name + ":one");
        BuiltImage second = in("Pacific/Chatham", Locale.forLanguageTag("tr"), path, other, name + ":two");

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.attached())
                .extracting(Attached::digest)
                .isEqualTo(first.attached().stream().map(Attached::digest).toList())
                .hasSize(2);
    }
}
