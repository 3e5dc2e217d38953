package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** An image tree shaped like WSO2's image, without a server in it: enough to build on. */
public final class TinyServer {
    static final String HOME = "/home/wso2carbon/wso2mi-4.4.0";

    private TinyServer() {}

    /** Writes the tree: three layers, the user by number alone as in WSO2's images. */
    public static Path write(Path tree) throws IOException {
        return write(tree, "10802");
    }

    static Path write(Path tree, String user) throws IOException {
        Path os = tree.resolve("layers/10-os");
        file(os.resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nwso2carbon:x:10802:10803::/home/wso2carbon:/bin/sh\n");
        file(os.resolve("etc/group"), "root:x:0:\nwso2:x:10804:\n");
        byte[] runtime = new byte[300_000];
        new Random(7).nextBytes(runtime);
        Files.createDirectories(tree.resolve("layers/20-jre/opt"));
        Files.write(tree.resolve("layers/20-jre/opt/jre"), runtime);
        file(tree.resolve("layers/30-server" + HOME + "/bin/micro-integrator.sh"), "#!/bin/sh\n");
        Files.createDirectories(tree.resolve("layers/30-server" + HOME + "/" + ServerFolders.APPLICATIONS));
        file(tree.resolve("config.json"), """
                {"User": "%s", "Entrypoint": ["/home/wso2carbon/docker-entrypoint.sh"],
                 "Env": ["PATH=/bin", "WSO2_SERVER_HOME=%s", "WORKING_DIRECTORY=/home/wso2carbon"],
                 "Labels": {"org.opencontainers.image.version": "4.4.0", "vendor": "tests"}}
                """.formatted(user, HOME));
        return tree;
    }

    private static void file(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Pushes an image of the tree to a registry, as {@code wso2mi:4.4.0}; its reference. */
    public static String in(DebianRegistry registry, Path folder) throws IOException, InterruptedException {
        String base = registry.host() + "/wso2mi:4.4.0";
        push(write(folder), base, RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")));
        return base;
    }

    /** Pushes the tree. */
    public static BuiltImage push(Path tree, String to, RegistryAccess access, ContentCache cache)
            throws IOException, InterruptedException {
        return new ScratchImage(access, cache).run(tree, to, Reporter.silent(), false);
    }
}
