package standin.transport;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.synapse.MessageContext;
import org.apache.synapse.rest.API;
import org.apache.synapse.rest.RESTConstants;
import org.apache.synapse.rest.RESTUtils;
import org.apache.synapse.rest.Resource;
import org.apache.synapse.rest.dispatch.RESTDispatcher;

/**
 * Offers the resources of an API to a dispatcher as they stand in the API, as MI does; Synapse 3.0.1 has them in a hash
 * set, where {@code /health} may lose against <code>/{id}</code> in one process and win in the next.
 */
public final class InDefinitionOrder implements RESTDispatcher {
    private final RESTDispatcher dispatcher;

    private InDefinitionOrder(RESTDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Wraps all dispatchers of this process; a second call changes nothing. */
    public static void install() {
        RESTUtils.getDispatchers()
                .replaceAll(known -> known instanceof InDefinitionOrder ? known : new InDefinitionOrder(known));
    }

    @Override
    public Resource findResource(MessageContext message, Collection<Resource> acceptable) {
        Object name = message.getProperty(RESTConstants.SYNAPSE_REST_API);
        API api = name == null ? null : message.getConfiguration().getAPI(name.toString());
        if (api == null) {
            return dispatcher.findResource(message, acceptable);
        }
        List<Resource> ordered = Stream.of(api.getResources()).filter(acceptable::contains).toList();
        return dispatcher.findResource(message, ordered);
    }
}
