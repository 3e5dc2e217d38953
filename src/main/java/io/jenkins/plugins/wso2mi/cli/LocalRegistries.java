package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.report.Reporter;

/** Registries, as whoever is logged in on this machine reaches them. */
final class LocalRegistries {
    private LocalRegistries() {}

    /** With whoever logged in to registries here: by docker login, and for ECR, at AWS. */
    static RegistryAccess access(boolean plainHttp, Reporter report) {
        return RegistryAccess.loggedIn(plainHttp, System.getenv(), report::notice);
    }

    /** Looks images up. */
    static ImageLookup lookup(boolean plainHttp, Reporter report) {
        return new RegistryLookup(access(plainHttp, report), ContentCache.standard(System.getenv()));
    }
}
