package standin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.synapse.config.SynapseConfiguration;
import org.apache.synapse.core.SynapseEnvironment;
import standin.artifact.Engine;
import standin.artifact.Inbounds;
import standin.artifact.ResourceStore;
import standin.artifact.SynapseArtifacts;
import standin.car.CarDeployer;
import standin.car.Deployments;
import standin.mediation.JsonEval;
import standin.metrics.Metrics;
import standin.transport.InDefinitionOrder;
import standin.transport.SelfSigned;
import standin.transport.Traffic;

/** The parts of one server, put together while Synapse starts. */
final class Startup {
    private final Settings settings;
    private final SSLContext tls;
    private final Metrics metrics;
    private final Traffic traffic;
    private final Inbounds inbounds = new Inbounds();
    private Deployments deployments;
    private SynapseConfiguration synapse;

    Startup(Settings settings) throws GeneralSecurityException {
        this.settings = settings;
        this.tls = SelfSigned.context();
        this.metrics = new Metrics(host(), settings.ports().http());
        this.traffic = new Traffic(metrics, tls);
        traffic.install();
    }

    void deploy(SynapseConfiguration configuration, SynapseEnvironment environment) {
        synapse = configuration;
        InDefinitionOrder.install();
        JsonEval jsonEval = new JsonEval();
        environment.getXpathFunctionExtensions().put(jsonEval.getResolvingQName(), jsonEval);
        ResourceStore resources = new ResourceStore();
        configuration.setRegistry(resources);
        Engine engine = new Engine(configuration, environment, resources, metrics, inbounds, settings.home());
        CarDeployer deployer = new CarDeployer(settings.serverRoles(), new SynapseArtifacts(engine));
        deployments = deployer.deployments();
        deployer.deployAll(settings.carbonApps());
    }

    SSLContext tls() {
        return tls;
    }

    Metrics metrics() {
        return metrics;
    }

    Traffic traffic() {
        return traffic;
    }

    Inbounds inbounds() {
        return inbounds;
    }

    SynapseConfiguration synapse() {
        return synapse;
    }

    Deployments deployments() {
        return deployments;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
