package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stable version and a canary that answer with their names, each behind its Service, in a namespace of their own. */
final class TwoVersions implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Site site;
    private final Path folder;
    final String namespace = "traffic-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    final Cluster cluster;

    TwoVersions(Site site, Path folder) throws IOException {
        this.site = site;
        this.folder = folder;
        this.cluster = site.connect(namespace);
        kubectlAnywhere("create", "namespace", namespace);
    }

    /** Brings both up, or back to what they were. */
    TwoVersions serving() throws IOException {
        apply(deployment("web", "stable") + "---\n" + """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: %s, labels: {app: web}}
                spec: {selector: {app: web}, ports: [{port: 80, targetPort: 9201}]}
                """.formatted(namespace));
        Problems problems = new Problems();
        KubernetesObject service = cluster.get(service()).orElseThrow();
        KubernetesObject deployment =
                cluster.get(ObjectRef.deployment(namespace, "web")).orElseThrow();
        LabelChange change = LabelChange.of(service, deployment, problems);
        problems.refuseOnErrors();
        apply(deployment(change.canary(), "canary"));
        cluster.apply(CanaryService.of(service, change, CanaryService.nameOf(service.name())));
        kubectl("rollout", "status", "deployment", "web", "web-canary", "--timeout=120s");
        return this;
    }

    private String deployment(String app, String answer) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers:
                        - name: web
                          image: %3$s
                          command:
                            - /bin/sh
                            - -c
                            - mkdir -p /tmp/w/%2$s; echo %4$s > /tmp/w/%2$s/who; exec httpd -f -p 9201 -h /tmp/w
                          readinessProbe: {httpGet: {path: /%2$s/who, port: 9201}, periodSeconds: 1}
                """.formatted(app, namespace, ShellImage.in(site.registry()), answer);
    }

    ObjectRef service() {
        return new ObjectRef("v1", "Service", namespace, "web");
    }

    /** What splits the traffic to the stable Service. */
    Traffic traffic(String choice, @Nullable String testers) {
        return TrafficChoice.parse(choice)
                .of(
                        cluster,
                        service(),
                        new LabelChange("app", "web", "web-canary"),
                        testers == null ? null : Testers.parse(testers),
                        Clock.systemUTC());
    }

    /** What a check says, which touches nothing. */
    List<String> problems(Traffic traffic) throws IOException {
        Problems problems = new Problems();
        traffic.check(problems);
        return problems.list().stream().map(Problem::sentence).toList();
    }

    /** What was there; nothing may be wrong with it. */
    Before checked(Traffic traffic) throws IOException {
        Problems problems = new Problems();
        Before before = traffic.check(problems);
        assertThat(problems.list()).isEmpty();
        return before;
    }

    /** Applies YAML as people do, with more arguments. */
    String apply(String yaml, String... arguments) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "o", ".yaml"), yaml);
        return kubectl(Stream.concat(Stream.of("apply", "-f", file.toString()), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    String kubectl(String... arguments) {
        return kubectlAnywhere(Stream.concat(Stream.of("-n", namespace), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    private String kubectlAnywhere(String... arguments) {
        return site.kubectl(arguments);
    }

    /** An object's fields as the API server tells them, but for what it counts itself. */
    String json(String object, String field) {
        return kubectl("get", object, "--show-managed-fields", "-o", "jsonpath={" + field + "}");
    }

    /** Sets a weight and waits until it is in force. */
    static void give(Traffic traffic, int weight) throws IOException {
        traffic.set(weight);
        assertThat(settled(traffic, weight).state()).isEqualTo(Standing.State.TAKEN);
    }

    /** How a weight stands when it does not have to be waited for any more. */
    static Standing settled(Traffic traffic, int weight) throws IOException {
        return settled(() -> traffic.standing(weight));
    }

    /** A question to a cluster. */
    interface Look {
        Standing now() throws IOException;
    }

    static Standing settled(Look look) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        Standing standing = look.now();
        while (standing.state() == Standing.State.PENDING && System.nanoTime() < end) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            standing = look.now();
        }
        return standing;
    }

    /** Asks a router until it serves what it shall. */
    void awaitServed(Routers router) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!router.ask(3, path()).equals(Map.of("stable", 3)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(router.ask(20, path())).isEqualTo(Map.of("stable", 20));
    }

    /** Deletes routes, and asks a router until it has forgotten them. */
    void forget(Routers router, String kinds) {
        kubectl("delete", kinds, "--all");
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!router.ask(5, path()).equals(Map.of("404", 5)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    String path() {
        return "/" + namespace + "/who";
    }

    @Override
    public void close() {
        cluster.close();
        kubectlAnywhere("delete", "namespace", namespace, "--wait=false");
    }
}
