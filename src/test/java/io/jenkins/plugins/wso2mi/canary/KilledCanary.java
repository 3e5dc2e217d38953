package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.wso2mi.cli.Mictl;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.SteadyClient;
import io.jenkins.plugins.wso2mi.testbed.SteadyClient.Answer;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** One blue-green canary of {@code mictl} in a namespace of its own, with a client at it all the time. */
final class KilledCanary {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "preview 1s, 100% 1s";
    private static final int RATE = 10;
    private static final int TOLD = 1_200;

    private final Site site;
    private final Path folder;
    private final String upstream;
    private final String namespace;
    private final Path manifest;

    KilledCanary(Site site, Path folder, String upstream, String name) throws IOException {
        this.site = site;
        this.folder = folder;
        this.upstream = upstream;
        this.namespace = name + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        this.manifest = web("2").with(
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made, namespace: %s}\n".formatted(namespace))
                .in(folder);
    }

    private WebManifest web(String version) {
        String serve = "mkdir -p /tmp/w/%1$s; echo ok > /tmp/w/healthz; echo %2$s > /tmp/w/%1$s/who;"
                + " exec httpd -f -p 9201 -h /tmp/w";
        return new WebManifest(namespace, ShellImage.in(site.registry()))
                .leaving(3)
                .command(serve.formatted(namespace, version))
                .with("""
                        apiVersion: gateway.networking.k8s.io/v1
                        kind: HTTPRoute
                        metadata: {name: web, namespace: %1$s}
                        spec:
                          parentRefs: [{name: testbed, namespace: default}]
                          rules:
                            - matches: [{path: {type: PathPrefix, value: /%1$s}}]
                              backendRefs: [{name: web, port: 80}]
                        """.formatted(namespace));
    }

    private String path() {
        return "/" + namespace + "/who";
    }

    /** What the writes of a canary are that nobody kills, in their order. */
    List<String> unharmed() throws Exception {
        List<String> writes = new CopyOnWriteArrayList<>();
        atStable(server -> {
            server.harm((number, line) -> {
                if (isWrite(line, writes)) {
                    writes.add(named(line));
                }
                return Fault.NONE;
            });
            Process process = mictl(server.address(), "canary", "-f", manifest.toString(), "--plan", PLAN);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(this::told).isZero();
        });
        return List.copyOf(writes);
    }

    /**
     * Kills it at a write, and has somebody go on.
     *
     * @param which number of the write, from 0 on
     * @param resumes whether it is resumed; else it is recovered
     * @return the write
     */
    String killedAt(int which, Fault fault, boolean resumes) throws Exception {
        AtomicReference<String> killed = new AtomicReference<>("nothing");
        atStable(server -> {
            AtomicReference<Process> running = new AtomicReference<>();
            List<String> writes = new CopyOnWriteArrayList<>();
            server.harm((number, line) -> {
                if (!isWrite(line, writes)) {
                    return Fault.NONE;
                }
                writes.add(named(line));
                if (writes.size() - 1 != which) {
                    return Fault.NONE;
                }
                killed.set(named(line));
                running.get().destroyForcibly();
                return fault;
            });
            running.set(mictl(server.address(), "canary", "-f", manifest.toString(), "--plan", PLAN));
            assertThat(running.get().waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(running.get().exitValue()).as(this::told).isEqualTo(137);
            server.harm((number, line) -> Fault.NONE);
            // as if the holder had not been heard of for half a minute
            site.kubectl("-n", namespace, "delete", "leases", "--all");
            goOn(resumes, server.address());
        });
        return killed.get();
    }

    private interface Course {
        void run(ApiFaultProxy server) throws Exception;
    }

    /** Does something while a client asks, and looks at what is left. */
    private void atStable(Course course) throws Exception {
        site.kubectl("create", "namespace", namespace);
        try (ApiFaultProxy server = new ApiFaultProxy(upstream)) {
            deploy();
            try (SteadyClient client =
                    new SteadyClient(RATE, Routers.GATEWAY.address().resolve(path()))) {
                course.run(server);
                String version = isServedAlone();
                List<Answer> answers = client.end();
                assertThat(answers).as("no request failed").isNotEmpty().allMatch(a -> a.words()
                        .matches("200 [12]"));
                assertThat(answers.get(answers.size() - 1).words()).isEqualTo("200 " + version);
            }
        } finally {
            site.kubectl("delete", "namespace", namespace, "--wait=false");
        }
    }

    private void deploy() throws IOException {
        try (Cluster cluster = site.connect(namespace)) {
            assertThat(new Deploy(cluster, ImageLookup.NONE, new Recorder().reporter())
                            .run(ReleaseRequests.of(web("1").yaml()))
                            .outcome())
                    .isEqualTo(Outcome.DONE);
        }
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> Routers.GATEWAY.ask(1, path()).containsKey("1"));
    }

    /** Whether it is a write of the plan, and none by which the process says from time to time that it is alive. */
    private static boolean isWrite(String line, List<String> before) {
        boolean writes = !line.startsWith("GET ") && !line.contains("selfsubject");
        if (!writes || !line.contains("/leases")) {
            return writes;
        }
        boolean first = line.startsWith("POST ") && before.stream().noneMatch(w -> w.contains("/leases"));
        return first || (line.startsWith("DELETE ") && line.endsWith("/leases/wso2-mi.web"));
    }

    private String named(String line) {
        return line.replace(namespace, "NAMESPACE");
    }

    private void goOn(boolean resumes, String server) throws Exception {
        if (resumes) {
            Process next = mictl(server, "resume", "web");
            assertThat(next.waitFor(3, TimeUnit.MINUTES)).isTrue();
            // nothing to resume: it was killed before it began, or after its end
            assertThat(next.exitValue()).as(this::told).isIn(0, 2);
            return;
        }
        // counted from when its phase began
        TimeUnit.SECONDS.sleep(31);
        Process next = mictl(server, "recover", "--after", "30s");
        assertThat(next.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(next.exitValue()).as(this::told).isZero();
    }

    /** What was printed in this namespace. */
    private String told() {
        try {
            String all = Files.readString(folder.resolve(namespace + ".log"));
            return all.substring(Math.max(0, all.length() - TOLD));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Process mictl(String server, String... arguments) throws IOException {
        Path kubeconfig =
                Files.writeString(Files.createTempFile(folder, "kubeconfig", ""), """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: here, cluster: {server: "%s"}}]
                users: [{name: me, user: {}}]
                contexts: [{name: here, context: {cluster: here, user: me, namespace: %s}}]
                """.formatted(server, namespace));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Mictl.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(namespace + ".log").toFile()))
                .start();
    }

    /** The version that is left: the pods behind the Service are of it, and nothing of the canary is there. */
    private String isServedAlone() {
        assertThat(names("apis/apps/v1", "deployments")).containsExactly("web");
        assertThat(names("api/v1", "services")).containsExactly("web");
        assertThat(names("apis/coordination.k8s.io/v1", "leases")).isEmpty();
        assertThat(get("api/v1", "services/web").at("/spec/selector")).hasToString("{\"app\":\"web\"}");
        JsonNode web = get("apis/apps/v1", "deployments/web");
        assertThat(web.at("/metadata/annotations").has("wso2-mi.io/canary")).isFalse();
        String command = command(web.at("/spec/template/spec"));
        String version = command.contains("echo 2 ") ? "2" : "1";
        assertThat(names("api/v1", "configmaps").contains("made"))
                .as("what the new release needs goes with it")
                .isEqualTo(version.equals("2"));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(items("api/v1", "pods"))
                        .singleElement()
                        .satisfies(pod -> assertThat(command(pod.at("/spec"))).isEqualTo(command)));
        assertThat(get("apis/apps/v1", "deployments/web")
                        .at("/status/readyReplicas")
                        .asInt())
                .isEqualTo(1);
        return version;
    }

    private static String command(JsonNode podSpec) {
        return podSpec.at("/containers/0/command/2").asText();
    }

    private List<String> names(String api, String kind) {
        return items(api, kind).stream()
                .map(item -> item.at("/metadata/name").asText())
                .toList();
    }

    private List<JsonNode> items(String api, String kind) {
        return StreamSupport.stream(get(api, kind).path("items").spliterator(), false)
                .toList();
    }

    private JsonNode get(String api, String what) {
        URI address = URI.create(upstream + "/" + api + "/namespaces/" + namespace + "/" + what);
        try {
            return JSON.readTree(HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new AssertionError(address + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
