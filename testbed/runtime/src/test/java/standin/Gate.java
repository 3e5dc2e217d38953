package standin;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.synapse.ManagedLifecycle;
import org.apache.synapse.MessageContext;
import org.apache.synapse.core.SynapseEnvironment;
import org.apache.synapse.mediators.AbstractMediator;

/** A class mediator whose initialisation waits for a file, so that a test can look at a server that still deploys. */
public final class Gate extends AbstractMediator implements ManagedLifecycle {
    private Path file;

    /**
     * @param file opens the gate when it exists
     */
    public void setFile(String file) {
        this.file = Path.of(file);
    }

    @Override
    public void init(SynapseEnvironment environment) {
        while (!Files.exists(file)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
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
