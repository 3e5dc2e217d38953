package standin.artifact;

import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.synapse.Mediator;
import org.apache.synapse.Startup;
import org.apache.synapse.SynapseException;
import org.apache.synapse.config.Entry;
import org.apache.synapse.config.SynapseConfiguration;
import org.apache.synapse.config.xml.EntryFactory;
import org.apache.synapse.config.xml.SequenceMediatorFactory;
import org.apache.synapse.config.xml.StartupFinder;
import org.apache.synapse.config.xml.endpoints.EndpointFactory;
import org.apache.synapse.endpoints.Endpoint;
import standin.car.Step;

/** The kinds of which Synapse's own factory and table are all that is needed. */
final class NamedArtifacts {
    /** Every server has them from the start, and a CAR may bring its own. */
    private static final Set<String> REPLACEABLE = Set.of("main", "fault");

    private NamedArtifacts() {}

    static Step sequence(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        String name = name(xml);
        Mediator sequence = new SequenceMediatorFactory().createMediator(xml, known.getProperties());
        Mediator replaced = REPLACEABLE.contains(name) ? known.getSequence(name) : null;
        Runnable add = replaced == null
                ? () -> known.addSequence(name, sequence)
                : () -> known.updateSequence(name, sequence);
        Runnable remove = replaced == null
                ? () -> known.removeSequence(name)
                : () -> known.updateSequence(name, replaced);
        return new Step("sequence " + name, add, () -> engine.init(sequence), remove);
    }

    static Step endpoint(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        String name = name(xml);
        Endpoint endpoint = EndpointFactory.getEndpointFromElement(xml, false, known.getProperties());
        endpoint.setName(name); // a class endpoint does not name itself
        return new Step(
                "endpoint " + name,
                () -> known.addEndpoint(name, endpoint),
                () -> endpoint.init(engine.environment()),
                () -> known.removeEndpoint(name));
    }

    static Step localEntry(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        Entry entry = EntryFactory.createEntry(xml, known.getProperties());
        String key = entry.getKey();
        return new Step("local entry " + key, () -> known.addEntry(key, entry), () -> {}, () -> known.removeEntry(key));
    }

    static Step task(OMElement xml, Engine engine) {
        SynapseConfiguration known = engine.configuration();
        Startup task = StartupFinder.getInstance().getStartup(xml, known.getProperties());
        return new Step(
                "task " + task.getName(),
                () -> known.addStartup(task),
                () -> task.init(engine.environment()),
                () -> known.removeStartup(task.getName()));
    }

    static String name(OMElement xml) {
        String name = xml.getAttributeValue(new QName("name"));
        if (name == null || name.isBlank()) {
            throw new SynapseException("The " + xml.getLocalName() + " has no name");
        }
        return name;
    }
}
