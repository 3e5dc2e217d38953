import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Somebody who releases a Deployment and waits until it is complete. */
interface Contestant {
    String name();

    /** Releases the one Deployment of a manifest, whose name is the file's, and returns when its tool says it is complete. */
    void release(Path kubeconfig, String namespace, Path manifest) throws Exception;

    /**
     * When its gate had said of the last release that it is complete, by {@link System#nanoTime}; empty if that is told
     * by the tool's return alone.
     */
    default OptionalLong decided() {
        return OptionalLong.empty();
    }

    /** The name of a manifest's Deployment. */
    static String deployment(Path manifest) {
        return manifest.getFileName().toString().replace(".yaml", "");
    }

    /** Runs a command to its end, with its own caches. */
    static void run(Path folder, Path kubeconfig, String... command) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", folder.toString());
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + ": exit code " + code + ": " + Files.readString(out));
        }
    }
}
