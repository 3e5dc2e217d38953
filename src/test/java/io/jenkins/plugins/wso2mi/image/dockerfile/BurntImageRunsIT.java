package io.jenkins.plugins.wso2mi.image.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is burnt at a registry is run by docker and by buildah, each where it is installed. */
class BurntImageRunsIT {
    private static final Path BUILDAH = Path.of("/usr/bin/buildah");
    private static final String APPLICATION =
            ProjectOnDisk.HOME.substring(1) + "/repository/deployment/server/carbonapps/clinic_1.0.0.car";
    private static final List<String> LOOK = List.of(
            "/bin/busybox",
            "sh",
            "-c",
            "cd /; echo $WSO2_SERVER_HOME $(busybox id -u); busybox stat -c '%u %a' " + APPLICATION
                    + "; busybox sha256sum < " + APPLICATION);

    private static DebianRegistry registry;
    private static Path home;
    private static Path car;
    private static BuiltImage image;

    @BeforeAll
    static void burn(@TempDir Path scratch) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/busybox")), "busybox is not here: apt install busybox-static");
        registry = DebianRegistry.startWithBasicAuth();
        home = Files.createTempDirectory("mi");
        car = TinyCar.write(home, "clinic", "1.0.0");
        CredentialStore store = CredentialStore.only(
                registry.host(), new Credentials(DebianRegistry.USER, Secret.of(DebianRegistry.PASSWORD)));
        RegistryAccess access = new RegistryAccess(false, store, RetryPolicy.USUAL);
        String base = registry.host() + "/wso2mi:4.4.0";
        RichServer.push(scratch, base, access);
        ImageRequest request = new ImageRequest(
                base, List.of(car), registry.host() + "/clinic:1", List.of(), List.of(), List.of(), Builder.AUTO, null);
        image = new ImageBuild(access, new ContentCache(scratch.resolve("cache")))
                .run(request, Reporter.silent(), false);
        String auth = Base64.getEncoder()
                .encodeToString((DebianRegistry.USER + ":" + DebianRegistry.PASSWORD).getBytes(UTF_8));
        Files.writeString(
                home.resolve("config.json"), "{\"auths\":{\"" + registry.host() + "\":{\"auth\":\"" + auth + "\"}}}");
    }

    @AfterAll
    static void stop() throws Exception {
        if (registry != null) {
            registry.close();
            DockerDaemon.remove(home);
        }
    }

    private static List<String> run(Map<String, String> variables, List<String> command) throws Exception {
        List<String> lines = new ArrayList<>();
        int code = new LocalPrograms().run(command, variables, home.toString(), lines::add);
        assertThat(code).as("%s: %s", command.get(0), lines).isZero();
        return lines;
    }

    private static List<String> words(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** The server's user finds the application where the server looks for it, as it was burnt. */
    private static void assertSeen(List<String> lines) throws Exception {
        assertThat(lines)
                .endsWith(
                        ProjectOnDisk.HOME + " 10802",
                        "10802 644",
                        Digest.of(Files.readAllBytes(car)).hex() + "  -");
    }

    @Test
    void shouldBeRunByDocker() throws Exception {
        assumeTrue(DockerDaemon.reasonAgainst().isEmpty(), DockerDaemon.reasonAgainst());
        try (DockerDaemon daemon = DockerDaemon.start(home)) {
            Map<String, String> variables = Map.of("DOCKER_HOST", daemon.host(), "DOCKER_CONFIG", home.toString());
            List<String> docker = List.of(DockerDaemon.client(), "run", "--rm", "--network=none", "--entrypoint");
            List<String> burnt = List.of(LOOK.get(0), image.reference().toString());
            assertSeen(run(variables, words(words(docker, burnt), LOOK.subList(1, LOOK.size()))));
        }
    }

    @Test
    void shouldBeRunByBuildah() throws Exception {
        assumeTrue(Files.isExecutable(BUILDAH), "buildah is not here: apt install buildah");
        assumeTrue("root".equals(System.getProperty("user.name")), "buildah is tried as root");
        Map<String, String> variables = Map.of("BUILDAH_ISOLATION", "chroot");
        List<String> buildah = List.of(BUILDAH.toString(), "--root", home + "/buildah", "--runroot", home + "/run");
        List<String> from = List.of(
                "from",
                "--quiet",
                "--name=clinic",
                "--tls-verify=false",
                "--authfile=" + home.resolve("config.json"),
                image.reference().toString());
        run(variables, words(buildah, from));
        try {
            assertSeen(run(variables, words(words(buildah, List.of("run", "clinic", "--")), LOOK)));
        } finally {
            run(variables, words(buildah, List.of("rm", "clinic")));
        }
    }
}
