package io.jenkins.plugins.wso2mi.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a small web application, varied by what a test is about. */
public final class WebManifest {
    private final String namespace;
    private final String image;
    private String command = "mkdir -p /tmp/w; echo %s > /tmp/w/healthz; exec httpd -f -p 9201 -h /tmp/w";
    private String version = "1";
    private String probe = "/healthz";
    private int replicas = 1;
    private int progressDeadline = 120;
    private int minReady = 0;
    private int grace = 1;
    private String more = "";
    private final List<String> others = new ArrayList<>();

    /** An application in a namespace that runs a shell image. */
    public WebManifest(String namespace, String image) {
        this.namespace = namespace;
        this.image = image;
    }

    /** What the web server answers, and what tells one revision from another. */
    public WebManifest version(String version) {
        this.version = version;
        return this;
    }

    /** What the container's shell does instead of serving. */
    public WebManifest command(String command) {
        this.command = command;
        return this;
    }

    public WebManifest replicas(int replicas) {
        this.replicas = replicas;
        return this;
    }

    public WebManifest progressDeadline(int seconds) {
        this.progressDeadline = seconds;
        return this;
    }

    public WebManifest minReady(int seconds) {
        this.minReady = seconds;
        return this;
    }

    /** Where the readiness probe asks. */
    public WebManifest probe(String path) {
        this.probe = path;
        return this;
    }

    /** Serves on for some seconds before it ends, so that nobody is sent to a pod that has gone. */
    public WebManifest leaving(int seconds) {
        this.grace = seconds + 5;
        return container("lifecycle: {preStop: {exec: {command: [sleep, '%d']}}}".formatted(seconds));
    }

    /** More fields of the container, each line indented by nothing. */
    public WebManifest container(String yaml) {
        this.more = yaml.indent(10).stripTrailing();
        return this;
    }

    /** One more document. */
    public WebManifest with(String yaml) {
        others.add(yaml);
        return this;
    }

    /** The whole text. */
    public String yaml() {
        String deployment = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: %s}
                spec:
                  replicas: %d
                  minReadySeconds: %d
                  progressDeadlineSeconds: %d
                  selector: {matchLabels: {app: web}}
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      terminationGracePeriodSeconds: %d
                      containers:
                        - name: web
                          image: %s
                          command: ["/bin/sh", "-c", "%s"]
                          readinessProbe: {httpGet: {path: %s, port: 9201}, periodSeconds: 1}
                          ports: [{containerPort: 9201}]
                %s
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: %s}
                spec: {selector: {app: web}, ports: [{port: 80, targetPort: 9201}]}
                """.formatted(
                        namespace,
                        replicas,
                        minReady,
                        progressDeadline,
                        grace,
                        image,
                        command.contains("%s") ? command.formatted(version) : command,
                        probe,
                        more,
                        namespace);
        return deployment
                + String.join("", others.stream().map(o -> "---\n" + o).toList());
    }

    /** Writes the text to a new file in a folder. */
    public Path in(Path folder) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "web", ".yaml"), yaml());
    }
}
