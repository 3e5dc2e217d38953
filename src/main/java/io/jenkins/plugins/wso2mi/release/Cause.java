package io.jenkins.plugins.wso2mi.release;

import java.time.Duration;

/**
 * Why a rollout does not get on, of one object.
 *
 * @param kind how to take it
 * @param object such as {@code Pod web-5d9c-x2x4z}
 * @param code names the cause within the object, such as {@code image}; the same trouble keeps its code while its words
 *     change
 * @param sentence what is wrong, with the other side's own words
 * @param advice what to do; may be empty
 * @param patience how long it may last before the rollout fails of it
 */
public record Cause(Kind kind, String object, String code, String sentence, String advice, Duration patience) {
    /** The three classes of causes. */
    public enum Kind {
        /** It cannot heal: fail now. */
        PERMANENT,
        /** It may heal: fail after evidence. */
        COUNTED,
        /** It usually heals: wait and show. */
        PASSING
    }

    /** A cause that cannot heal. */
    public static Cause permanent(String object, String code, String sentence, String advice) {
        return new Cause(Kind.PERMANENT, object, code, sentence, advice, Duration.ZERO);
    }

    /** A cause that is given some time to heal. */
    public static Cause counted(String object, String code, String sentence, String advice, Duration patience) {
        return new Cause(Kind.COUNTED, object, code, sentence, advice, patience);
    }

    /** A cause that is waited for until the rollout's own time is over. */
    public static Cause passing(String object, String code, String sentence, String advice) {
        return new Cause(Kind.PASSING, object, code, sentence, advice, Duration.ofDays(365));
    }

    /** Whether it is of one pod, and may leave the others alone. */
    boolean isOfPod() {
        return object.startsWith("Pod ");
    }

    /** What makes two causes the same trouble. */
    public String key() {
        return object + "/" + code;
    }
}
