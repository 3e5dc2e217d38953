package standin;

import org.apache.synapse.ManagedLifecycle;
import org.apache.synapse.MessageContext;
import org.apache.synapse.core.SynapseEnvironment;
import org.apache.synapse.mediators.AbstractMediator;

/** A class mediator that parses well and fails at its initialisation. */
public final class Refusing extends AbstractMediator implements ManagedLifecycle {
    @Override
    public void init(SynapseEnvironment environment) {
        throw new IllegalStateException("the cupboard is locked");
    }

    @Override
    public boolean mediate(MessageContext message) {
        return true;
    }

    @Override
    public void destroy() {
        // nothing is held
    }
}
