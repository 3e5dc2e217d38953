package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A landscape of Synapse stand-ins in a folder, and the namespace of the testbed in which it is released. */
final class LandscapeSite {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String namespace = "landscape-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Site site;
    private final Path folder;

    LandscapeSite(Site site, Path folder) {
        this.site = site;
        this.folder = folder;
    }

    String namespace() {
        return namespace;
    }

    Path file() {
        return folder.resolve("mi.yaml");
    }

    /**
     * Writes the landscape.
     *
     * @param deploy further lines of what holds for every unit
     * @param units lines of the units, beginning at the margin
     */
    void write(String name, String deploy, String units) throws IOException {
        String reference = StandInImage.in(site.registry(), new ContentCache(folder.resolve("cache")));
        String digest = reference.substring(reference.indexOf('@') + 1);
        Files.writeString(
                file(),
                """
                name: %s
                defaults:
                  namespace: %s
                  createNamespace: true
                  version: 4.4.0
                  registry: %s
                  tag: %s
                  resources: {requests: {cpu: 20m, memory: 128Mi}, limits: {memory: 512Mi}}
                  rollout: {minReadySeconds: 1}
                """.formatted(name, namespace, site.registry(), digest)
                        + deploy.indent(2)
                        + "units:\n"
                        + units.indent(2));
    }

    /** Exchanges a text of the file that it holds once. */
    void exchange(String text, String other) throws IOException {
        String before = Files.readString(file());
        assertThat(before).containsOnlyOnce(text);
        Files.writeString(file(), before.replace(text, other));
    }

    /** Runs mictl on the landscape. */
    MictlRun run(String... words) {
        return as(site.kubeconfig(), words);
    }

    /** The same as another account than the administrator. */
    MictlRun as(Path kubeconfig, String... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", file(), "--kubeconfig", kubeconfig));
        return MictlRun.of(all.toArray());
    }

    /** The same, which must end well. */
    MictlRun done(String... words) {
        MictlRun run = run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    /** Asks kubectl in the namespace. */
    String kubectl(String... words) {
        List<String> all = new ArrayList<>(List.of("-n", namespace));
        all.addAll(List.of(words));
        return site.kubectl(all.toArray(String[]::new));
    }

    /** A file below the server's home. */
    String serverFile(String pod, String path) {
        return kubectl("exec", pod, "--", "sh", "-c", "cat $WSO2_SERVER_HOME/" + path);
    }

    void remove() {
        site.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }
}
