package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRequest;
import picocli.CommandLine.Command;

/** {@code mictl approve}. */
@Command(name = "approve", description = "Lets the canary of an application go on that waits for approval.")
final class ApproveCommand extends CanaryRequestVerb {
    ApproveCommand() {
        super(CanaryRequest.APPROVE);
    }
}
