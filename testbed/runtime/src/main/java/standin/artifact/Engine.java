package standin.artifact;

import java.nio.file.Path;
import org.apache.synapse.ManagedLifecycle;
import org.apache.synapse.config.SynapseConfiguration;
import org.apache.synapse.core.SynapseEnvironment;
import standin.metrics.Metrics;

/**
 * The running Synapse, as artifacts see it.
 *
 * @param configuration where artifacts are known by name
 * @param environment what they are initialised with
 * @param resources the registry
 * @param metrics counters of requests
 * @param inbounds clock of the polling inbound endpoints
 * @param home server home
 */
public record Engine(
        SynapseConfiguration configuration,
        SynapseEnvironment environment,
        ResourceStore resources,
        Metrics metrics,
        Inbounds inbounds,
        Path home) {
    void init(Object part) {
        if (part instanceof ManagedLifecycle living) {
            living.init(environment);
        }
    }
}
