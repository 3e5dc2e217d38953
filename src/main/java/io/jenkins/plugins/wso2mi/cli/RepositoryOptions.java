package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.EcrRepositories;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RepositoryCreator;
import io.jenkins.plugins.wso2mi.report.Reporter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How verbs that push reach registries, and what becomes of a repository that is not there. */
final class RepositoryOptions {
    @Mixin
    private final RegistryOptions registries = new RegistryOptions();

    @Option(
            names = "--create-repository",
            description = "At ECR: create the repository if it is not there. Others create it by themselves.")
    private boolean create;

    @Option(names = "--immutable-tags", description = "With --create-repository: a tag can be pushed only once.")
    private boolean immutable;

    @Option(names = "--scan-on-push", description = "With --create-repository: images are scanned when pushed.")
    private boolean scanned;

    /**
     * With whoever is logged in here; repositories are created as it is asked for.
     *
     * @throws RefusedException if a property of a repository is given that is not to be created
     */
    RegistryAccess access(Reporter report) {
        return registries.access(report).creating(creator(registries.account()));
    }

    private RepositoryCreator creator(AwsAccount account) {
        if (!create && (immutable || scanned)) {
            throw new RefusedException(
                    immutable ? "--immutable-tags" : "--scan-on-push",
                    "is said of a repository that is created",
                    "add --create-repository");
        }
        return create ? EcrRepositories.of(account, immutable, scanned) : RepositoryCreator.NONE;
    }
}
