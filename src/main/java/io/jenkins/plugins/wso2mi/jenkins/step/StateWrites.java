package io.jenkins.plugins.wso2mi.jenkins.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Writes what Pipelines keep. Jenkins writes the whole Pipeline for any of its steps: so while a build's is being
 * written, all releases of it that ask meanwhile are served by one more writing.
 */
final class StateWrites {
    /** Who waits for the next writing, by build; a build that is not in it is not being written. */
    private static final Map<String, List<Asked>> UNDER_WAY = new HashMap<>();

    private record Asked(StepContext context, Runnable then) {}

    private StateWrites() {}

    /** Does something once all that the steps of a build keep now has been written. */
    static void then(String build, StepContext context, Runnable then) {
        Asked asked = new Asked(context, then);
        synchronized (UNDER_WAY) {
            List<Asked> next = UNDER_WAY.putIfAbsent(build, new ArrayList<>());
            if (next != null) {
                next.add(asked);
                return;
            }
        }
        write(build, List.of(asked));
    }

    private static void write(String build, List<Asked> served) {
        StepContext last = served.get(served.size() - 1).context();
        last.saveState()
                .addListener(
                        () -> {
                            served.forEach(asked -> asked.then().run());
                            written(build);
                        },
                        Runnable::run);
    }

    private static void written(String build) {
        List<Asked> next;
        synchronized (UNDER_WAY) {
            next = UNDER_WAY.put(build, new ArrayList<>());
            if (next == null || next.isEmpty()) {
                UNDER_WAY.remove(build);
                return;
            }
        }
        write(build, next);
    }
}
