package standin.artifact;

import java.io.IOException;
import java.util.Optional;
import org.apache.axiom.om.OMElement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import standin.car.Artifact;
import standin.car.ArtifactDeployer;
import standin.car.ArtifactFault;
import standin.car.CarFile;
import standin.car.Step;

/** Deploys artifacts into Synapse; what Synapse cannot run is a fault that says so. */
public final class SynapseArtifacts implements ArtifactDeployer {
    private static final Log LOG = LogFactory.getLog(SynapseArtifacts.class);
    private static final String SYNAPSE = "synapse/";

    private final Engine engine;
    private final Jars jars;

    /**
     * @param engine where artifacts go
     */
    public SynapseArtifacts(Engine engine) {
        this.engine = engine;
        this.jars = new Jars(engine.home());
    }

    @Override
    public Optional<Step> prepare(CarFile car, Artifact artifact) throws ArtifactFault {
        try {
            return step(car, artifact);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new ArtifactFault(artifact.type() + " " + artifact.name() + ": " + Unsupported.worded(e), e);
        }
    }

    private Optional<Step> step(CarFile car, Artifact artifact) throws IOException {
        String type = artifact.type();
        if (artifact.files().size() != 1) {
            LOG.error(type + " must have a single file to be deployed. But " + artifact.files().size()
                    + " files found in " + artifact.name());
            return Optional.empty();
        }
        if (type.startsWith(SYNAPSE)) {
            return Optional.of(synapse(car, artifact));
        }
        if (type.startsWith("lib/") || type.equals("bundle")) {
            return Optional.of(jars.add(car, artifact));
        }
        return switch (type) {
            case "registry/resource" -> Optional.of(RegistryArtifact.read(car, artifact, engine.resources()));
            case "config/property" -> ConfigProperties.check(car, artifact, engine.home());
            case "service/dataservice", "datasource/datasource", "service/axis2" -> throw new Unsupported(type);
            default -> passedOver(artifact);
        };
    }

    private static Optional<Step> passedOver(Artifact artifact) {
        LOG.warn("No deployer for " + artifact.name() + " of type " + artifact.type() + "; ignored");
        return Optional.empty();
    }

    private Step synapse(CarFile car, Artifact artifact) throws IOException {
        String kind = artifact.type().substring(SYNAPSE.length());
        if (kind.equals("lib")) {
            throw new Unsupported("connector " + artifact.name());
        }
        OMElement xml = car.xml(artifact.payload());
        if (!kind.equals("local-entry")) {
            Rewriting.apply(xml);
        }
        return jars.visibleDuring(() -> parsed(kind, xml));
    }

    private Step parsed(String kind, OMElement xml) {
        return switch (kind) {
            case "api" -> ApiArtifact.read(xml, engine);
            case "proxy-service" -> ProxyArtifact.read(xml, engine);
            case "sequence" -> NamedArtifacts.sequence(xml, engine);
            case "endpoint" -> NamedArtifacts.endpoint(xml, engine);
            case "local-entry" -> NamedArtifacts.localEntry(xml, engine);
            case "task" -> NamedArtifacts.task(xml, engine);
            case "template" -> TemplateArtifact.read(xml, engine);
            case "inbound-endpoint" -> FileInbound.read(xml, engine);
            default -> throw new Unsupported("artifact type " + SYNAPSE + kind);
        };
    }
}
