package standin.mediation;

import java.util.Properties;
import org.apache.axiom.om.OMElement;
import org.apache.synapse.Mediator;
import org.apache.synapse.SynapseConstants;
import org.apache.synapse.config.xml.ClassMediatorFactory;

/** Parses a class mediator whose class may come from a jar in a CAR: the thread's class loader knows those. */
public final class ClassFactory extends ClassMediatorFactory {
    @Override
    public Mediator createSpecificMediator(OMElement xml, Properties properties) {
        Properties withLoader = properties == null ? new Properties() : (Properties) properties.clone();
        withLoader.put(
                SynapseConstants.SYNAPSE_LIB_LOADER, Thread.currentThread().getContextClassLoader());
        return super.createSpecificMediator(xml, withLoader);
    }
}
