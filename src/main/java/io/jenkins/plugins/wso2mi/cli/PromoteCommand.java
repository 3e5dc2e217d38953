package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRequest;
import picocli.CommandLine.Command;

/** {@code mictl promote}. */
@Command(name = "promote", description = "Promotes the canary of an application now, skipping its remaining steps.")
final class PromoteCommand extends CanaryRequestVerb {
    PromoteCommand() {
        super(CanaryRequest.PROMOTE);
    }
}
