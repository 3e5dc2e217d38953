package io.jenkins.plugins.wso2mi.release;

import java.util.function.Predicate;

/** Picks from a server's log what it says of carbon applications, and the reasons below its errors. */
final class DeploymentLines implements Predicate<String> {
    private boolean belowError;
    private boolean inTrace;

    @Override
    public boolean test(String line) {
        boolean said = DeploymentLog.isAbout(line);
        boolean reason = belowError || (inTrace && line.startsWith("Caused by: "));
        inTrace = belowError || (inTrace && (line.startsWith("\t") || reason));
        belowError = said && Rejection.of(line).isPresent();
        return said || reason;
    }
}
