package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The annotation that the AWS Load Balancer Controller reads, at a real API server; the controller is not there. */
@ExtendWith(Testbed.class)
class AlbTrafficIT {
    private static final String ACTION = "{\"type\": \"forward\",  \"forwardConfig\": "
            + "{\"targetGroups\": [{\"serviceName\": \"web\", \"servicePort\": \"80\"}]}}";

    @TempDir
    private static Path folder;

    private static TwoVersions web;

    private Traffic traffic;

    @BeforeAll
    static void deploy(Site site) throws IOException {
        web = new TwoVersions(site, folder);
    }

    @BeforeEach
    void begin() throws IOException {
        web.kubectl("delete", "ingresses", "--all");
        web.apply(ingress(ACTION, "name: use-annotation"), "--server-side");
        traffic = web.traffic("alb/web", null);
    }

    @AfterAll
    static void cleanUp() {
        web.close();
    }

    private String ingress(String action, String port) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: web
                  namespace: %s
                  annotations:
                    alb.ingress.kubernetes.io/scheme: internal
                    alb.ingress.kubernetes.io/actions.shared: '%s'
                spec:
                  ingressClassName: alb
                  rules:
                    - http:
                        paths: [{path: /, pathType: Prefix, backend: {service: {name: shared, port: {%s}}}}]
                """.formatted(web.namespace, action, port);
    }

    private String annotation() {
        return web.json("ingress/web", ".metadata.annotations.alb\\.ingress\\.kubernetes\\.io/actions\\.shared");
    }

    @Test
    void shouldWriteWeightsAndPutTheVeryTextBack() throws IOException {
        String managed = web.json("ingress/web", ".metadata.managedFields");
        Before before = web.checked(traffic);
        traffic.set(10);
        assertThat(annotation())
                .contains("{\"serviceName\":\"web\",\"servicePort\":\"80\",\"weight\":90}")
                .contains("{\"serviceName\":\"web-canary\",\"servicePort\":\"80\",\"weight\":10}");
        assertThat(traffic.standing(10).state()).isEqualTo(State.PENDING);
        traffic.set(50);
        assertThat(traffic.standing(10).state()).isEqualTo(State.CHANGED);
        assertThat(traffic.standing(50).weight()).isEqualTo(50);
        traffic.restore(before);
        assertThat(annotation()).isEqualTo(ACTION);
        assertThat(web.json("ingress/web", ".metadata.managedFields")).isEqualTo(managed);
        assertThat(web.apply(ingress(ACTION.replace("80", "81"), "name: use-annotation"), "--server-side"))
                .as("no conflict is left")
                .contains("serverside-applied");
    }

    @Test
    void shouldTellWhatIsMissingForAnAction() throws IOException {
        web.kubectl("delete", "ingress", "web");
        web.apply(ingress(ACTION, "number: 80"));
        assertThat(web.problems(traffic)).singleElement().asString().contains("with the port name use-annotation");
        web.apply(ingress(ACTION.replace("}]", "}, {\"targetGroupARN\": \"arn:x\"}]"), "name: use-annotation"));
        assertThat(web.problems(traffic)).singleElement().asString().contains("gives Service web only 50%");
        web.apply(ingress("{}", "name: use-annotation"));
        assertThat(web.problems(traffic)).singleElement().asString().contains("has no annotations");
        traffic.set(10);
        assertThat(traffic.standing(10).state()).isEqualTo(State.MISSING);
        traffic.restore(Before.NOTHING);
        assertThat(annotation()).isEqualTo("{}");
    }
}
