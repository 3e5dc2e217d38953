package standin.artifact;

import org.apache.axiom.om.OMElement;
import org.apache.synapse.config.SynapseConfiguration;
import org.apache.synapse.config.xml.TemplateMediatorFactory;
import org.apache.synapse.config.xml.XMLConfigConstants;
import org.apache.synapse.config.xml.endpoints.TemplateFactory;
import org.apache.synapse.endpoints.Template;
import org.apache.synapse.mediators.template.TemplateMediator;
import standin.car.Step;

/** A template holds either a sequence or an endpoint. */
final class TemplateArtifact {
    private TemplateArtifact() {}

    static Step read(OMElement xml, Engine engine) {
        return xml.getFirstChildWithName(XMLConfigConstants.ENDPOINT_ELT) == null
                ? ofSequence(xml, engine)
                : ofEndpoint(xml, engine);
    }

    private static Step ofSequence(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        TemplateMediator template =
                (TemplateMediator) new TemplateMediatorFactory().createMediator(xml, known.getProperties());
        String name = template.getName();
        return new Step(
                "sequence template " + name,
                () -> known.addSequenceTemplate(name, template),
                () -> engine.init(template),
                () -> known.removeSequenceTemplate(name));
    }

    private static Step ofEndpoint(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        Template template = new TemplateFactory().createEndpointTemplate(xml, known.getProperties());
        String name = template.getName();
        return new Step(
                "endpoint template " + name,
                () -> known.addEndpointTemplate(name, template),
                () -> {},
                () -> known.removeEndpointTemplate(name));
    }
}
