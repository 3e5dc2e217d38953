package standin.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.axis2.AxisFault;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.synapse.FaultHandler;
import org.apache.synapse.Mediator;
import org.apache.synapse.MessageContext;
import org.apache.synapse.SynapseException;
import org.apache.synapse.core.axis2.Axis2MessageContext;
import org.apache.synapse.mediators.MediatorFaultHandler;
import standin.mediation.Body;

/**
 * Makes a message of a file and lets a sequence mediate it.
 *
 * @param sequence name of the sequence
 * @param onError name of the sequence for faults, may be null
 * @param contentType how the file is read
 * @param engine where the sequences are
 */
record FileMessage(String sequence, String onError, String contentType, Engine engine) {
    private static final Log LOG = LogFactory.getLog(FileMessage.class);

    /** Fails if a sequence is not there, as late as possible: another artifact may bring it. */
    void check() {
        required(sequence);
        if (onError != null) {
            required(onError);
        }
    }

    /** {@return whether the sequence went through without a fault} */
    boolean inject(Path file) throws IOException {
        MessageContext message = message(file);
        Mediator ofFaults = onError == null ? message.getFaultSequence() : required(onError);
        message.pushFaultHandler(new MediatorFaultHandler(ofFaults));
        try {
            required(sequence).mediate(message);
            return true;
        } catch (SynapseException e) {
            LOG.error("The sequence " + sequence + " failed on the file " + file + ": " + e.getMessage());
            ((FaultHandler) message.getFaultStack().pop()).handleFault(message, e);
            return false;
        }
    }

    private MessageContext message(Path file) throws IOException {
        MessageContext message = engine.environment().createMessageContext();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("FILE_NAME", file.getFileName().toString());
        headers.put("FILE_PATH", file.toString());
        ((Axis2MessageContext) message)
                .getAxis2MessageContext()
                .setProperty(org.apache.axis2.context.MessageContext.TRANSPORT_HEADERS, headers);
        try {
            Body.set(message, Files.readAllBytes(file), contentType);
        } catch (AxisFault e) {
            throw new IOException(file + " cannot be read as " + contentType + ": " + e.getMessage(), e);
        }
        return message;
    }

    private Mediator required(String name) {
        Mediator found = name == null ? null : engine.configuration().getSequence(name);
        if (found == null) {
            throw new SynapseException("There is no sequence " + name + " for the inbound endpoint");
        }
        return found;
    }
}
