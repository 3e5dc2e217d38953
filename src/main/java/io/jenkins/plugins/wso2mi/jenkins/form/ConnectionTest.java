package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a cluster with what a form says, and sends the one request for its version. Nothing is kept. So that it
 * tells nothing of the network that Jenkins stands in: only https, no redirect is followed, two tests at a time, and
 * whoever does not administer Jenkins sees no reason, only that it failed.
 */
final class ConnectionTest {
    private static final Logger LOG = Logger.getLogger(ConnectionTest.class.getName());
    private static final Semaphore PLACES = new Semaphore(2);

    private final @Nullable Item item;
    private final String credentialsId;
    private final String serverUrl;
    private final String caCertificate;
    private final String context;
    private final String namespace;

    /**
     * A test with the fields of a form.
     *
     * @param item whose credentials may be used; null for those of Jenkins itself
     */
    ConnectionTest(
            @Nullable Item item,
            String credentialsId,
            String serverUrl,
            String caCertificate,
            String context,
            String namespace) {
        this.item = item;
        this.credentialsId = credentialsId;
        this.serverUrl = serverUrl;
        this.caCertificate = caCertificate;
        this.context = context;
        this.namespace = namespace;
    }

    /** Runs it; the caller has checked that the user may configure the item. */
    FormValidation run() {
        if (!PLACES.tryAcquire()) {
            return FormValidation.warning(Messages.busy());
        }
        try {
            FormValidation address = ClusterFields.serverUrl(serverUrl);
            return address.kind == FormValidation.Kind.OK ? connect() : address;
        } finally {
            PLACES.release();
        }
    }

    private FormValidation connect() {
        ClusterAccess access;
        try {
            access = Logins.cluster(item, credentialsId, serverUrl, caCertificate, context, namespace)
                    .access(Map.of());
        } catch (RefusedException e) {
            return FieldCheck.problems(e.problems());
        }
        try (Cluster cluster = Cluster.connect(access)) {
            return FormValidation.ok(Messages.connected(cluster.version(), cluster.namespace()));
        } catch (RefusedException e) {
            return failure(FieldCheck.problems(e.problems()), e);
        } catch (ClusterException e) {
            return failure(FormValidation.error(e.getMessage()), e);
        }
    }

    private static FormValidation failure(FormValidation whole, Exception cause) {
        LOG.log(Level.FINE, "Connection test", cause);
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? whole : FormValidation.error(Messages.notConnected());
    }
}
