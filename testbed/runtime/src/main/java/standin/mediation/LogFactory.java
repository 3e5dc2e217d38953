package standin.mediation;

import java.util.Properties;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.synapse.Mediator;
import org.apache.synapse.config.xml.LogMediatorFactory;
import org.apache.synapse.config.xml.XMLConfigConstants;
import org.apache.synapse.mediators.MediatorProperty;
import org.apache.synapse.mediators.builtin.LogMediator;

/** Parses Synapse's log mediator with MI's {@code <message>} child, which is logged as a property of that name. */
public final class LogFactory extends LogMediatorFactory {
    @Override
    public Mediator createSpecificMediator(OMElement xml, Properties properties) {
        LogMediator log = (LogMediator) super.createSpecificMediator(xml, properties);
        OMElement message = xml.getFirstChildWithName(new QName(XMLConfigConstants.SYNAPSE_NAMESPACE, "message"));
        if (message != null) {
            MediatorProperty text = new MediatorProperty();
            text.setName("message");
            text.setValue(message.getText());
            log.addProperty(text);
        }
        return log;
    }
}
