import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * The same first release of three pods by everybody in turn: how long after the API says that it is complete the tool
 * has returned, and the gate in this process has told its verdict; before that through a counting proxy: how many
 * requests and bytes it takes. Prints a table.
 */
final class GateRace {
    private final Path folder;
    private final KubernetesClient client;
    private final String namespace = "gate-race-" + ProcessHandle.current().pid();
    private final Map<String, List<Double>> waits = new HashMap<>();
    private final Map<String, List<Cost>> costs = new HashMap<>();
    private int number;

    private GateRace(Path folder, KubernetesClient client) {
        this.folder = folder;
        this.client = client;
    }

    /**
     * Arguments: kubeconfig, the proxy's kubeconfig, its control address, a folder, a folder for lists of requests, an
     * image, rounds, rounds through the proxy, mictl, kubectl, helm, kubedog (- for one that is not there), after how
     * many minutes no further round is begun, helm 3 (or -), and whose names contestants begin with (empty: all).
     */
    public static void main(String[] arguments) throws Exception {
        Path kubeconfig = Path.of(arguments[0]);
        Path folder = Path.of(arguments[3]);
        List<Contestant> all = contestants(folder, arguments);
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(null, kubeconfig.toFile()))
                .build()) {
            GateRace race = new GateRace(folder, client);
            race.run(all, arguments);
        }
        // the engine in this process leaves no thread that ends the JVM late, the client of the bench does
        System.exit(0);
    }

    private static List<Contestant> contestants(Path folder, String[] arguments) throws Exception {
        Path kubectlHome = Files.createDirectories(folder.resolve("kubectl"));
        Contestants.Kubectl kubectl = new Contestants.Kubectl(Path.of(arguments[9]), kubectlHome);
        List<Contestant> all = new ArrayList<>(List.of(
                new Contestants.InProcess(),
                new Contestants.Mictl(Path.of(arguments[8]), Files.createDirectories(folder.resolve("mictl"))),
                kubectl));
        for (String wait : List.of("watcher", "legacy")) {
            if (!arguments[10].equals("-")) {
                all.add(new Contestants.Helm(
                        Path.of(arguments[10]), "4", "--wait=" + wait, Files.createDirectories(folder.resolve(wait))));
            }
        }
        if (!arguments[13].equals("-")) {
            all.add(new Contestants.Helm(
                    Path.of(arguments[13]), "3", "--wait", Files.createDirectories(folder.resolve("helm3"))));
        }
        if (!arguments[11].equals("-")) {
            all.add(new Contestants.Kubedog(kubectl, Path.of(arguments[11]), kubectlHome));
        }
        all.removeIf(one -> !one.name().startsWith(arguments[14]));
        return all;
    }

    private void run(List<Contestant> all, String[] arguments) throws Exception {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        try (Pods pods = new Pods(client, namespace)) {
            for (int round = 0; round <= Integer.parseInt(arguments[7]); round++) {
                for (Contestant one : all) {
                    count(pods, one, round, arguments);
                }
            }
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.parseLong(arguments[12]));
            for (int round = 0; round <= Integer.parseInt(arguments[6]) && System.nanoTime() < end; round++) {
                for (Contestant one : all) {
                    time(pods, one, round, arguments);
                }
            }
        } finally {
            client.namespaces().withName(namespace).delete();
        }
        print(all);
    }

    /** Through the proxy; round 0 fills caches and is not counted. */
    private void count(Pods pods, Contestant one, int round, String[] arguments) throws Exception {
        Traffic.take(arguments[2]);
        round(pods, one, Path.of(arguments[1]), arguments[5]);
        Traffic traffic = Traffic.take(arguments[2]);
        if (round > 0) {
            costs.computeIfAbsent(one.name(), n -> new ArrayList<>()).add(Cost.of(traffic));
            Files.write(Path.of(arguments[4], one.name().replaceAll("[^a-z0-9]+", "-") + ".txt"), traffic.requests());
        }
    }

    /** Not through the proxy. */
    private void time(Pods pods, Contestant one, int round, String[] arguments) throws Exception {
        Times times = round(pods, one, Path.of(arguments[0]), arguments[5]);
        if (round > 0) {
            note(one.name(), times.returned(), arguments);
            if (times.decided().isPresent()) {
                note(verdict(one), times.decided().getAsDouble(), arguments);
            }
        }
    }

    private static String verdict(Contestant one) {
        return one.name() + ": the gate's verdict";
    }

    /** Each time is written down at once, so that a run that is broken off leaves what it saw. */
    private void note(String name, double wait, String[] arguments) throws IOException {
        waits.computeIfAbsent(name, n -> new ArrayList<>()).add(wait);
        Files.writeString(
                Path.of(arguments[4], "times.tsv"),
                name + "\t" + wait + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /**
     * Times from completion, in ms.
     *
     * @param decided till the gate had decided and told it; empty if the tool tells that by its return
     */
    private record Times(double returned, OptionalDouble decided) {}

    private Times round(Pods pods, Contestant one, Path kubeconfig, String image) throws Exception {
        String name = "web-" + ++number;
        Path manifest = Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      schedulerName: nobody
                      containers: [{name: web, image: "%3$s"}]
                """.formatted(name, namespace, image));
        one.release(kubeconfig, namespace, manifest);
        long returned = System.nanoTime();
        long completed = pods.completed(name);
        OptionalDouble decided = one.decided().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((one.decided().getAsLong() - completed) / 1e6);
        client.apps().deployments().inNamespace(namespace).withName(name).delete();
        return new Times((returned - completed) / 1e6, decided);
    }

    private void print(List<Contestant> all) {
        System.out.println("| | rounds | after completion, ms: median | p99 | worst | requests, median"
                + " | of these lock and record | KB, median |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Contestant one : all) {
            if (waits.containsKey(verdict(one))) {
                row(verdict(one), "| | |");
            }
            row(
                    one.name(),
                    "%d | %d | %d |"
                            .formatted(
                                    median(one, Cost::requests),
                                    median(one, Cost::kept),
                                    median(one, Cost::bytes) / 1000));
        }
    }

    private void row(String name, String costs) {
        List<Double> sorted =
                waits.getOrDefault(name, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) {
            System.out.printf("| %s | 0 | | | | %s%n", name, costs);
            return;
        }
        int at = (int) Math.ceil(0.99 * sorted.size()) - 1;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %s%n",
                name,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(at),
                sorted.get(sorted.size() - 1),
                costs);
    }

    private long median(Contestant one, ToLongFunction<Cost> of) {
        List<Cost> seen = costs.get(one.name());
        return seen.stream()
                .mapToLong(of)
                .sorted()
                .skip(seen.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
