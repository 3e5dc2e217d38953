package io.jenkins.plugins.wso2mi.jenkins.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.management.ApplicationPods;
import io.jenkins.plugins.wso2mi.management.Findings;
import io.jenkins.plugins.wso2mi.management.ManagementResource;
import io.jenkins.plugins.wso2mi.management.Servers;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Asks the servers of an application from the controller, and answers with one JSON object: {@code sentence},
 * {@code columns}, {@code rows} (cells as text), {@code troubles} (why pods did not tell); or with one line of text if
 * nobody could be asked. Two are asked for at a time, since each opens tunnels.
 */
final class ServersLook {
    /** The field with the Secret that servers are logged in at by. */
    static final String SECRET = "managementSecret";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Semaphore PLACES = new Semaphore(2);

    private final Run<?, ?> run;
    private final ReleaseOrder order;
    private final String application;

    ServersLook(Run<?, ?> run, ReleaseOrder order, String application) {
        this.run = run;
        this.order = order;
        this.application = application;
    }

    /** Asks and answers; the caller has checked that the user may. */
    void answer(String resource, StaplerResponse2 response) throws IOException {
        if (!PLACES.tryAcquire()) {
            say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "text/plain", Messages.ServersPage_busy());
            return;
        }
        try {
            Findings findings = findings(ManagementResource.parse(resource));
            say(response, HttpServletResponse.SC_OK, "application/json", JSON.writeValueAsString(facts(findings)));
        } catch (RefusedException | IOException e) {
            say(response, HttpServletResponse.SC_CONFLICT, "text/plain", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "text/plain", Messages.ServersPage_busy());
        } finally {
            PLACES.release();
        }
    }

    private Findings findings(ManagementResource resource) throws IOException, InterruptedException {
        String name = KubernetesName.check("application", application);
        try (Cluster cluster = Cluster.connect(Logins.cluster(run, order).access(Map.of()))) {
            PodTalk talk = cluster.pods(cluster.namespace());
            List<PodState> pods = pods(cluster, name);
            return new Findings(
                    resource, new Servers(talk, talk.managementLogin(order.field(SECRET)), pods).read(resource, null));
        }
    }

    private static List<PodState> pods(Cluster cluster, String name) throws IOException {
        try (NamespaceWatch watch = cluster.watchWorkloads(cluster.namespace())) {
            Snapshot snapshot = watch.snapshot();
            DeploymentState deployment = snapshot.deployment(name)
                    .orElseThrow(() -> new RefusedException(
                            "Deployment " + cluster.namespace() + "/" + name,
                            "there is none",
                            "name its namespace in the step"));
            return ApplicationPods.of(snapshot, deployment, null);
        }
    }

    private static Map<String, Object> facts(Findings findings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sentence", findings.sentence());
        facts.put("columns", findings.columns());
        facts.put("rows", findings.cells());
        facts.put(
                "troubles", findings.troubles().stream().map(Problem::sentence).toList());
        return facts;
    }

    private static void say(StaplerResponse2 response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
