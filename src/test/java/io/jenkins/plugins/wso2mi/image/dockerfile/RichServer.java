package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A base with the folders that a Dockerfile copies to: those of every server, a link, and a program to RUN. */
final class RichServer {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private RichServer() {}

    /** Writes its tree and pushes it. */
    static BuiltImage push(Path folder, String to, RegistryAccess access) throws IOException, InterruptedException {
        Path tree = TinyServer.write(folder.resolve("tree"));
        Path os = tree.resolve("layers/10-os");
        Path server = tree.resolve("layers/30-server" + ProjectOnDisk.HOME);
        Files.createDirectories(server.resolve("conf"));
        Files.createDirectories(server.resolve("lib"));
        Files.writeString(server.resolve("conf/deployment.toml"), "[server]\n");
        Files.createDirectories(os.resolve("data/in"));
        Files.createSymbolicLink(os.resolve("srv"), Path.of("/data"));
        if (Files.isExecutable(BUSYBOX)) {
            Files.createDirectories(os.resolve("bin"));
            Files.copy(BUSYBOX, os.resolve("bin/busybox"));
            Files.createSymbolicLink(os.resolve("bin/sh"), Path.of("busybox"));
        }
        return TinyServer.push(tree, to, access, new ContentCache(folder.resolve("cache")));
    }
}
