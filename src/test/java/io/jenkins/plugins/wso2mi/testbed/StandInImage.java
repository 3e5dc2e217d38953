package io.jenkins.plugins.wso2mi.testbed;

import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Synapse stand-in as an image, for pods that deploy carbon applications as a server does. */
public final class StandInImage {
    private static final Map<String, String> PUSHED = new ConcurrentHashMap<>();

    private StandInImage() {}

    /** The image in a registry, pushed at the first call; its reference. */
    public static String in(String registry, ContentCache cache) {
        return PUSHED.computeIfAbsent(registry, host -> push(host, cache));
    }

    /**
     * The stand-in with carbon applications on top, pushed by a name.
     *
     * @param name repository and tag, such as {@code clinic/active:1}
     * @return its digest reference
     */
    public static String with(List<Path> cars, String registry, String name, ContentCache cache)
            throws IOException, InterruptedException {
        ImageRequest request = new ImageRequest(
                in(registry, cache), cars, registry + "/" + name, List.of(), List.of(), List.of(), Builder.AUTO, null);
        return new ImageBuild(RegistryAccess.ANONYMOUS, cache)
                .run(request, Reporter.silent(), false)
                .reference()
                .toString();
    }

    private static String push(String registry, ContentCache cache) {
        try {
            return new ScratchImage(RegistryAccess.ANONYMOUS, cache)
                    .run(tree(), registry + "/wso2mi-standin:4.4.0", Reporter.silent(), false)
                    .reference()
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path tree() throws IOException, InterruptedException {
        Process build = new ProcessBuilder("testbed/runtime/build")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.waitFor() != 0) {
            throw new IOException("testbed/runtime/build failed, see above");
        }
        return Path.of(printed.lines().reduce("", (before, line) -> line));
    }
}
