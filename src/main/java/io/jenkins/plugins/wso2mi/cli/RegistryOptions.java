package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import picocli.CommandLine.Option;

/** How verbs on images reach registries. */
final class RegistryOptions {
    @Option(
            names = "--insecure",
            description = "Speak http without TLS to the registries that are named; Docker Hub never. "
                    + "A registry on this machine is spoken to so anyway.")
    private boolean insecure;

    /** With whoever is logged in here. */
    RegistryAccess access(Reporter report) {
        return RegistryAccess.loggedIn(insecure, System.getenv(), report::notice);
    }

    /** What registries said before, as far as it is kept on this machine. */
    static ContentCache cache() {
        return ContentCache.standard(System.getenv());
    }
}
