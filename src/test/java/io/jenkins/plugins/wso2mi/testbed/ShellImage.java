package io.jenkins.plugins.wso2mi.testbed;

import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.image.TemporaryFolder;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A small image with a shell and a web server (busybox), for pods that tests script. */
public final class ShellImage {
    private static final Map<String, String> PUSHED = new ConcurrentHashMap<>();
    private static final List<Path> BUSYBOX = List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));
    private static final List<String> APPLETS =
            List.of("sh", "httpd", "nc", "sleep", "chmod", "mkdir", "echo", "cat", "printf");

    private ShellImage() {}

    /** The image in a registry, pushed at the first call; its reference. */
    public static String in(String registry) {
        return PUSHED.computeIfAbsent(registry, ShellImage::push);
    }

    private static String push(String registry) {
        String reference = registry + "/shell:1";
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path tree = tree(folder.path().resolve("tree"));
            new ScratchImage(
                            new RegistryAccess(false, CredentialStore.NONE, RetryPolicy.USUAL),
                            ContentCache.standard(Map.of(
                                    "XDG_CACHE_HOME",
                                    folder.path().resolve("cache").toString())))
                    .run(tree, reference, Reporter.silent(), false);
            return reference;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path tree(Path tree) throws IOException {
        Path busybox = BUSYBOX.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("busybox is missing: apt-get install busybox-static"));
        Path bin = Files.createDirectories(tree.resolve("layers/10-shell/bin"));
        Path tmp = Files.createDirectories(tree.resolve("layers/10-shell/tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.copy(busybox, bin.resolve("busybox"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
        }
        Files.writeString(tree.resolve("config.json"), "{\"Env\": [\"PATH=/bin\"], \"Entrypoint\": [\"/bin/sh\"]}");
        return tree;
    }
}
