package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How verbs on images reach registries. */
final class RegistryOptions {
    private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        // else the JDK does not send HTTPS_PROXY's user and password to the proxy; read once, before the first request
        if (System.getProperty(TUNNELS) == null) {
            System.setProperty(TUNNELS, "");
        }
    }

    @Mixin
    private final DockerLogin login = new DockerLogin();

    @Option(
            names = "--insecure",
            description = "Speak http without TLS to the registries that are named; Docker Hub never. "
                    + "A registry on this machine is spoken to so anyway.")
    private boolean insecure;

    @Option(
            names = "--aws-profile",
            paramLabel = "NAME",
            description = "For ECR: the profile of AWS's configuration files; else what AWS's own tools would use.")
    private @Nullable String profile;

    @Option(
            names = "--aws-role",
            paramLabel = "ARN",
            description = "For ECR: the role to assume, such as that of another account.")
    private @Nullable String role;

    /** With whoever is logged in here. */
    RegistryAccess access(Reporter report) {
        return login.access(insecure, account(), report);
    }

    /** Whom AWS is asked as. */
    AwsAccount account() {
        return new AwsAccount(profile, role);
    }

    /** What registries said before, as far as it is kept on this machine. */
    static ContentCache cache() {
        return ContentCache.standard(System.getenv());
    }
}
