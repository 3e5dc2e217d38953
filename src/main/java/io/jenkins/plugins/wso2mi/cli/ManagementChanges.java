package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.management.Change;
import io.jenkins.plugins.wso2mi.management.ManagementResource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be changed in running servers; one thing at a time. */
final class ManagementChanges {
    @Option(names = "--activate", description = "Start the proxy service, task, endpoint, ...")
    private boolean activate;

    @Option(names = "--deactivate", description = "Stop it, in the pods that run now.")
    private boolean deactivate;

    @Option(names = "--trigger", description = "Run a task once, in each pod; name one by --pod.")
    private boolean trigger;

    @Option(names = "--trace", paramLabel = "on|off", description = "Trace the messages of an API, sequence, ...")
    private @Nullable String trace;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Set a logger's level, such as DEBUG.")
    private @Nullable String level;

    /**
     * The change; empty if none is asked for.
     *
     * @param className of a logger to be; empty for one that is there
     * @throws RefusedException if that cannot be done to such a thing, or no name is given
     */
    Optional<Change> of(ManagementResource resource, @Nullable String name, String className) {
        if (!(activate || deactivate || trigger) && trace == null && level == null) {
            return Optional.empty();
        }
        if (name == null) {
            throw new RefusedException("NAME", "what to change is not named", "mictl management APP RESOURCE lists");
        }
        if (level != null) {
            return Optional.of(Change.level(resource, name, level, className));
        }
        if (trace != null) {
            return Optional.of(Change.tracing(resource, name, isOn(trace)));
        }
        return Optional.of(Change.state(resource, name, state()));
    }

    private Change.State state() {
        if (trigger) {
            return Change.State.TRIGGER;
        }
        return activate ? Change.State.ACTIVE : Change.State.INACTIVE;
    }

    private static boolean isOn(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new RefusedException("--trace", "'" + word + "' is neither on nor off", "");
        };
    }
}
