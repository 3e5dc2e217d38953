package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * mictl in a process of its own: a registry with TLS and basic authentication, behind a proxy that wants a password.
 */
class ProxyIT {
    private static final String STORE_PASSWORD = "changeit";
    private static final String HOST = "registry.test";
    private static final String LOGIN = "Basic YW5uOnBAc3M=";

    @TempDir
    Path folder;

    private DebianRegistry registry;
    private TinyProxy proxy;
    private Path trusted;

    @BeforeEach
    void start() throws Exception {
        registry = DebianRegistry.start();
        TinyServer.in(registry, Files.createDirectory(folder.resolve("tree")));
        secure();
        proxy = TinyProxy.to(registry.port(), LOGIN);
        String pair = DebianRegistry.USER + ":" + DebianRegistry.PASSWORD;
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}"
                        .formatted(name(), Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))));
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        registry.close();
    }

    private String name() {
        return HOST + ":" + registry.port();
    }

    /** A certificate of its own for the registry, and a store that trusts it. */
    private void secure() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "RSA",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "SAN=DNS:" + HOST,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        char[] password = STORE_PASSWORD.toCharArray();
        KeyStore made = KeyStore.getInstance(keys.toFile(), password);
        Path certificate = pem("CERTIFICATE", made.getCertificate("registry").getEncoded());
        Path key = pem("PRIVATE KEY", made.getKey("registry", password).getEncoded());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, password);
        trust.setCertificateEntry("registry", made.getCertificate("registry"));
        trusted = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trusted)) {
            trust.store(out, password);
        }
        registry.secure(certificate, key);
    }

    private Path pem(String what, byte[] bytes) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(what.substring(0, 4) + ".pem"),
                "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }

    private record Ended(int status, String output) {}

    private Ended mictl(String proxyAddress, boolean trusting) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        if (trusting) {
            command.add("-Djavax.net.ssl.trustStore=" + trusted);
            command.add("-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD);
        }
        Path car = TinyCar.write(folder, "clinic", "1.0.0");
        command.addAll(List.of(
                "io.jenkins.plugins.wso2mi.cli.Mictl",
                "image",
                "build",
                "--base",
                name() + "/wso2mi:4.4.0",
                "--car",
                car.toString(),
                "--to",
                name() + "/clinic:1"));
        ProcessBuilder mictl = new ProcessBuilder(command).redirectErrorStream(true);
        mictl.environment()
                .putAll(Map.of(
                        "HTTPS_PROXY",
                        proxyAddress,
                        "NO_PROXY",
                        "other.test",
                        "DOCKER_CONFIG",
                        folder.toString(),
                        "XDG_CACHE_HOME",
                        folder.resolve("cache").toString()));
        Process process = mictl.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void shouldBuildThroughTheProxy() throws Exception {
        Ended ended = mictl("http://ann:p%40ss@127.0.0.1:" + proxy.port(), true);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(proxy.lines()).isNotEmpty().allMatch(line -> line.equals("CONNECT " + name() + " HTTP/1.1"));
        assertThat(ended.output())
                .contains(name() + "/clinic")
                .doesNotContain("p@ss", "p%40ss", DebianRegistry.PASSWORD);
    }

    @Test
    void shouldSayThatTheProxyWantsAPasswordAndThatTheCertificateIsNotTrusted() throws Exception {
        Ended closed = mictl("http://127.0.0.1:" + proxy.port(), true);
        assertThat(closed.status()).as(closed.output()).isEqualTo(2);
        assertThat(closed.output()).contains("407").contains("http://user:password@host:port");

        Ended unknown = mictl("http://ann:p%40ss@127.0.0.1:" + proxy.port(), false);
        assertThat(unknown.status()).as(unknown.output()).isEqualTo(2);
        assertThat(unknown.output()).contains("does not speak TLS as it should").contains("check its certificate");
    }
}
