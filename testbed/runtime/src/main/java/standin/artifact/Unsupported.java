package standin.artifact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.synapse.SynapseException;

/** Something that MI can run and the stand-in cannot. */
final class Unsupported extends SynapseException {
    private static final long serialVersionUID = 1L;
    private static final Pattern UNKNOWN_MEDIATOR =
            Pattern.compile("Unknown mediator referenced by configuration element : (?:\\{.*})?(.+)");

    Unsupported(String what) {
        super("not supported by the stand-in: " + what);
    }

    /** {@return the engine's message, in our words where it stumbled over a mediator that it does not have} */
    static String worded(Throwable fault) {
        String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        Matcher unknown = UNKNOWN_MEDIATOR.matcher(message);
        return unknown.matches() ? new Unsupported("mediator " + unknown.group(1)).getMessage() : message;
    }
}
