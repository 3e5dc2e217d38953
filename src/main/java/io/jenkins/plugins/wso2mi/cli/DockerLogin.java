package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.CredentialHelpers;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import picocli.CommandLine.Option;

/** How verbs log in to registries as docker does. */
final class DockerLogin {
    private static final CredentialHelpers NO_HELPERS =
            CredentialHelpers.refused("allow it with --credential-helpers, or log in without it");

    @Option(
            names = "--credential-helpers",
            defaultValue = "${env:MICTL_CREDENTIAL_HELPERS:-false}",
            description = "Start the programs that Docker's config.json leaves credentials to "
                    + "(docker-credential-NAME); also MICTL_CREDENTIAL_HELPERS=true.")
    private boolean allowed;

    /** With whoever is logged in here: by docker login, and for ECR, at AWS. */
    RegistryAccess access(boolean insecure, AwsAccount account, Reporter report) {
        return RegistryAccess.loggedIn(insecure, System.getenv(), helpers(), account, report::notice);
    }

    private CredentialHelpers helpers() {
        return allowed ? new HelperPrograms(System.getenv().getOrDefault("PATH", "")) : NO_HELPERS;
    }
}
