package io.jenkins.plugins.wso2mi.release.matrix;

import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A namespace of a real cluster in which one situation is played. */
final class Stage implements AutoCloseable {
    private final Site site;
    private final Path folder;
    private final String namespace;
    private final Map<String, String> names;

    /**
     * What all stages of a run have in common.
     *
     * @param address the node's
     */
    record Surroundings(Site site, FaultyRegistry front, String node, String address, Path folder) {
        static Surroundings of(Site site, FaultyRegistry front, Path folder) {
            String node = site.kubectl("get", "nodes", "-o", "jsonpath={.items[0].metadata.name}");
            String address = site.kubectl(
                    "get", "nodes", "-o", "jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
            return new Surroundings(site, front, node, address, folder);
        }
    }

    /** Brings in a version that comes before. */
    interface Earlier {
        void apply(Path manifest) throws IOException, InterruptedException;
    }

    Stage(Surroundings around, String namespace) {
        this.site = around.site();
        this.folder = around.folder();
        this.namespace = namespace;
        this.names = Map.of(
                "${ns}",
                namespace,
                "${image}",
                ShellImage.in(site.registry()),
                "${registry}",
                site.registry(),
                "${front}",
                "127.0.0.1:" + around.front().port(),
                "${tls}",
                around.address() + ":" + apiPort(site),
                "${http}",
                around.address() + ":" + around.front().plainPort(),
                "${node}",
                around.node());
        site.kubectl("create", "namespace", namespace);
        // until it has its account, no pod can be made
        site.kubectl("-n", namespace, "wait", "--for=create", "serviceaccount/default", "--timeout=30s");
    }

    /** The API server's: its certificate is of an authority that the node's container runtime does not know. */
    private static String apiPort(Site site) {
        return site.kubectl("config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}")
                .replaceFirst(".*:(\\d+)/?$", "$1");
    }

    /** Plays what comes before the release, by kubectl. */
    void prepare(Situation situation) throws IOException, InterruptedException {
        prepare(situation, manifest -> kubectl(List.of("apply", "-f", manifest.toString())));
    }

    /** Plays what comes before the release; versions that come before by somebody else. */
    void prepare(Situation situation, Earlier by) throws IOException, InterruptedException {
        for (String manifest : situation.earlier()) {
            by.apply(file(manifest));
            if (situation.isAwaited()) {
                kubectl(List.of("rollout", "status", situation.kind() + "/web", "--timeout=60s"));
            } else {
                Thread.sleep(4_000);
            }
        }
        for (List<String> arguments : situation.setup()) {
            if (arguments.get(0).equals("apply")) {
                apply(situation.text(arguments.get(1)));
            } else {
                kubectl(arguments);
            }
        }
        Thread.sleep(1_000L * situation.number("wait", 0));
    }

    /** Plays what happens meanwhile. */
    void play(List<Situation.Step> steps) {
        int at = 0;
        try {
            for (Situation.Step step : steps) {
                Thread.sleep(1_000L * (step.at() - at));
                at = step.at();
                if (!step.apply().isEmpty()) {
                    apply(step.apply());
                } else {
                    kubectl(step.kubectl());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a release has left of its workload in the namespace: its generation, and whether a controller ever told of
     * it; the same before and after if nothing was touched.
     */
    String footprint(String kind) {
        String generation = site.kubectl(
                "-n", namespace, "get", kind, "web", "--ignore-not-found", "-o", "jsonpath={.metadata.generation}");
        String events = generation.isEmpty()
                ? site.kubectl(
                        "-n",
                        namespace,
                        "get",
                        "events",
                        "--field-selector",
                        "involvedObject.kind=" + kind,
                        "-o",
                        "name")
                : "";
        return generation + (events.isBlank() ? "" : " gone");
    }

    /** A text with the names of this stage. */
    String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        if (named.contains("${pod}") || named.contains("${uid}")) {
            String[] pod = newestPod();
            named = named.replace("${pod}", pod[0]).replace("${uid}", pod[1]);
        }
        return named;
    }

    private String[] newestPod() {
        kubectl(List.of("wait", "pod", "-l", "app=web", "--for=create", "--timeout=30s"));
        return site.kubectl(
                        "-n",
                        namespace,
                        "get",
                        "pods",
                        "--sort-by=.metadata.creationTimestamp",
                        "-o",
                        "jsonpath={.items[-1:].metadata.name} {.items[-1:].metadata.uid}")
                .split(" ", 2);
    }

    private void apply(String manifest) throws IOException {
        kubectl(List.of("apply", "-f", file(manifest).toString()));
    }

    /** A manifest with the names of this stage, as a file. */
    Path file(String manifest) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "stage", ".yaml"), named(manifest));
    }

    private void kubectl(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-n", namespace));
        arguments.forEach(a -> all.add(named(a)));
        site.kubectl(all.toArray(new String[0]));
    }

    /** Removes the namespace, and what a situation has put beside it. */
    void close(Situation situation) {
        String all = situation.fields().toString();
        if (all.contains("kind: PersistentVolume\n")) {
            kubectl(List.of("delete", "pv", "data-${ns}", "--ignore-not-found", "--wait=false"));
            kubectl(List.of("delete", "storageclass", "first-${ns}", "--ignore-not-found"));
        }
        if (all.contains("ValidatingAdmissionPolicy")) {
            kubectl(List.of("delete", "validatingadmissionpolicybinding", "deny-${ns}", "--ignore-not-found"));
            kubectl(List.of("delete", "validatingadmissionpolicy", "deny-${ns}", "--ignore-not-found"));
        }
        if (all.contains("${node}")) {
            kubectl(List.of("label", "node", "${node}", "late-${ns}-", "added-${ns}-"));
        }
        close();
    }

    @Override
    public void close() {
        site.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }
}
