package standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two shell scripts of the image, run as the image runs them. */
class ImageScriptsTest {
    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void layOutServerHome() throws IOException {
        home = folder.resolve("wso2mi-4.4.0");
        Files.createDirectories(RunningServer.carbonApps(home));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib/standin"));
        Files.copy(Path.of("image/bin/micro-integrator.sh"), home.resolve("bin/micro-integrator.sh"));
        writeLauncher(home.resolve("lib/standin/standin.jar"));
    }

    /** A jar that leads to the classes under test, for those are not packed yet. */
    private static void writeLauncher(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "standin.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, Stream.of(RunningServer.classPath().split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    @Test
    void shouldCopyMountedConfigurationAndStopWhenTold() throws Exception {
        Path mounted = folder.resolve("wso2-config-volume/repository/deployment/server/carbonapps");
        new CarZip("ping").with("synapse/api", "Ping", "ping.xml").write(mounted.resolve("ping.car"));
        Process container = start(Path.of("image/docker-entrypoint.sh"), options());

        RunningServer.await(
                "the server starts",
                () -> log().contains("Synapse stand-in started") || !container.isAlive());
        assertThat(log()).contains("Successfully Deployed Carbon Application : ping_1.0.0", "started in");
        assertThat(home.resolve("wso2carbon.pid")).isNotEmptyFile();

        Process stop = start(home.resolve("bin/micro-integrator.sh"), "stop");
        assertThat(stop.waitFor(5, TimeUnit.SECONDS)).as("stop returns at once").isTrue();
        assertThat(stop.exitValue()).isZero();
        assertThat(container.waitFor(30, TimeUnit.SECONDS)).as("the container ends with the server").isTrue();
        assertThat(home.resolve("wso2carbon.pid")).doesNotExist();
    }

    @Test
    void shouldSayWhichFolderIsMissingWhenAVolumeHidesTheServer() throws Exception {
        Files.move(home, folder.resolve("hidden"));
        Process container = start(Path.of("image/docker-entrypoint.sh"));

        assertThat(container.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(container.exitValue()).isEqualTo(1);
        assertThat(log()).contains("the folder '" + home + "' is missing");
    }

    @Test
    void shouldRefuseToStopWhenNoServerRuns() throws Exception {
        Process stop = start(home.resolve("bin/micro-integrator.sh"), "stop");

        assertThat(stop.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stop.exitValue()).isEqualTo(1);
        assertThat(log()).contains("no server to stop");
    }

    private static String[] options() {
        return Stream.of("http", "https", "internal.http", "internal.https")
                .map(name -> "-Dstandin." + name + "=" + RunningServer.freePort())
                .toArray(String[]::new);
    }

    private Process start(Path script, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", script.toString()), Stream.of(arguments)).toList());
        builder.environment().put("WORKING_DIRECTORY", folder.toString());
        builder.environment().put("WSO2_SERVER_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return builder.start();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
