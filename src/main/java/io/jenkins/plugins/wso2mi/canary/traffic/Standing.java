package io.jenkins.plugins.wso2mi.canary.traffic;

/**
 * How a weight stands that was set.
 *
 * @param state whether it holds
 * @param weight percent that the canary has by the API's word
 * @param words why, on which object; for the log
 */
public record Standing(State state, int weight, String words) {
    /** Whether a weight holds. */
    public enum State {
        /** It is set, and not known to be in force: look again within a second. */
        PENDING,
        /** It is set and in force. */
        TAKEN,
        /** It is set, and whoever serves the route refuses it. */
        REFUSED,
        /** Somebody has changed it: set it again. */
        CHANGED,
        /** The route is gone. */
        MISSING
    }
}
