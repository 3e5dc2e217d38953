package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRequest;
import picocli.CommandLine.Command;

/** {@code mictl abort}. */
@Command(name = "abort", description = "Takes the canary of an application back: the stable version serves alone.")
final class AbortCommand extends CanaryRequestVerb {
    AbortCommand() {
        super(CanaryRequest.ABORT);
    }
}
