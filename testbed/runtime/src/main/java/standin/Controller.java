package standin;

import java.nio.file.Path;
import org.apache.synapse.Axis2SynapseController;
import org.apache.synapse.ServerConfigurationInformation;
import org.apache.synapse.ServerContextInformation;
import org.apache.synapse.core.SynapseEnvironment;

/**
 * Deploys the CARs between Synapse's initialisation and the opening of its ports. Synapse makes this object from its
 * class name and hands over the {@link Startup} in its context information.
 */
public final class Controller extends Axis2SynapseController {
    private Startup startup;

    @Override
    public void init(ServerConfigurationInformation configuration, ServerContextInformation context) {
        super.init(configuration, context);
        startup = (Startup) context.getProperty(Startup.class.getName());
    }

    @Override
    public SynapseEnvironment createSynapseEnvironment() {
        SynapseEnvironment environment = super.createSynapseEnvironment();
        startup.deploy(synapseConfiguration, environment);
        return environment;
    }

    static ServerConfigurationInformation configuration(Path work) {
        ServerConfigurationInformation information = new ServerConfigurationInformation();
        information.setSynapseHome(work.toString());
        information.setResolveRoot(work.toString());
        information.setAxis2RepoLocation(work.resolve("repository").toString());
        information.setAxis2Xml(work.resolve("axis2.xml").toString());
        information.setSynapseXMLLocation(work.resolve("synapse.xml").toString());
        information.setServerControllerProvider(Controller.class.getName());
        return information;
    }
}
