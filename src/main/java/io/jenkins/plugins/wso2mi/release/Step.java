package io.jenkins.plugins.wso2mi.release;

import java.time.Instant;

/** What a stage comes to after a look. */
public sealed interface Step {
    /** Nothing to do until something changes, or that moment. */
    record Wait(Instant nextLook) implements Step {}

    /** Another stage goes on at once. */
    record Next(Stage stage) implements Step {}

    /** All is over. */
    record End(ReleaseResult result) implements Step {}
}
