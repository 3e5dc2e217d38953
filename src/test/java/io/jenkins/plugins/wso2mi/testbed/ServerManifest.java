package io.jenkins.plugins.wso2mi.testbed;

/** The file of a Deployment of one server: a pod with the Synapse stand-in, as people write it. */
public final class ServerManifest {
    private ServerManifest() {}

    /** With the server's container as it is. */
    public static String yaml(String namespace, String name, String image) {
        return yaml(namespace, name, image, "");
    }

    /** With more fields of the container, such as {@code env}, each line indented by nothing. */
    public static String yaml(String namespace, String name, String image, String container) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %2$s, namespace: %1$s}
                spec:
                  replicas: 1
                  minReadySeconds: 0
                  selector: {matchLabels: {app: %2$s}}
                  template:
                    metadata: {labels: {app: %2$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      volumes: [{name: none, emptyDir: {}}]
                      containers:
                        - name: mi
                          image: %3$s
                          ports: [{containerPort: 8290}]
                          readinessProbe: {httpGet: {path: /healthz, port: 9201}, periodSeconds: 1}
                %4$s
                """.formatted(namespace, name, image, container.indent(10));
    }
}
