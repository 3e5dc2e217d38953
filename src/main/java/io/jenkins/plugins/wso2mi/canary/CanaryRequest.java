package io.jenkins.plugins.wso2mi.canary;

import java.util.Locale;

/** What somebody asks of a canary that is under way. */
public enum CanaryRequest {
    /** Nothing: go on by the plan. */
    NONE,
    /** Go on with the step that waits for approval. */
    APPROVE,
    /** Skip the remaining steps and promote. */
    PROMOTE,
    /** Take it back. */
    ABORT;

    /** The annotation of the stable Deployment by which it is asked. */
    public static final String ANNOTATION = "wso2-mi.io/canary-request";

    /** Reads the annotation's value; what is unknown asks for nothing. */
    public static CanaryRequest of(String value) {
        return switch (value) {
            case "approve" -> APPROVE;
            case "promote" -> PROMOTE;
            case "abort" -> ABORT;
            default -> NONE;
        };
    }

    /** The annotation's value, and the word of {@link io.jenkins.plugins.wso2mi.release.Undertaking#ask}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
