package io.jenkins.plugins.wso2mi.order;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a release brought.
 *
 * @param text whole lines for the log
 * @param lines the same as JSON lines
 * @param state with which somebody else could go on; empty if it has ended
 * @param pause milliseconds until the next look is due
 * @param standing what it waits for, in a few words
 * @param awaitsApproval whether it waits for somebody's approval
 * @param end how it ended; null if it goes on
 */
public record Look(
        String text,
        List<String> lines,
        String state,
        long pause,
        String standing,
        boolean awaitsApproval,
        @Nullable End end)
        implements Serializable {
    public Look {
        lines = List.copyOf(lines);
    }

    /**
     * How a release ended.
     *
     * @param outcome {@link io.jenkins.plugins.wso2mi.report.Outcome#word()}
     * @param release its id; empty if there is none
     * @param aftermath what became of it
     * @param sentence the closing sentence
     * @param images references by container
     */
    public record End(String outcome, String release, String aftermath, String sentence, Map<String, String> images)
            implements Serializable {
        public End {
            images = Map.copyOf(images);
        }
    }
}
