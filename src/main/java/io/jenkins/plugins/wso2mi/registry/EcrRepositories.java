package io.jenkins.plugins.wso2mi.registry;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;

/** Creates repositories in private registries of Amazon ECR ({@code ecr:CreateRepository}). */
public final class EcrRepositories implements RepositoryCreator {
    private final EcrClients clients;
    private final boolean immutableTags;
    private final boolean scanned;

    EcrRepositories(EcrClients clients, boolean immutableTags, boolean scanned) {
        this.clients = clients;
        this.immutableTags = immutableTags;
        this.scanned = scanned;
    }

    /**
     * As an account.
     *
     * @param immutableTags whether a tag may be pushed only once
     * @param scanned whether images are scanned when they are pushed
     */
    public static RepositoryCreator of(AwsAccount account, boolean immutableTags, boolean scanned) {
        return new EcrRepositories(EcrClients.of(account), immutableTags, scanned);
    }

    @Override
    public Optional<Creation> creation(ImageReference reference) {
        return EcrHost.parse(reference.registry()).map(host -> new EcrCreation(host, reference.repository()));
    }

    private final class EcrCreation implements Creation {
        private final EcrHost host;
        private final String name;

        EcrCreation(EcrHost host, String name) {
            this.host = host;
            this.name = name;
        }

        @Override
        public String sentence() {
            return "create the repository " + name + " at " + host.host() + ", if it is not there"
                    + (immutableTags ? ", with tags that stay" : "") + (scanned ? ", scanned on push" : "");
        }

        @Override
        public void run() throws RegistryException {
            try (EcrClient client = clients.of(host)) {
                client.createRepository(r -> r.registryId(host.account())
                        .repositoryName(name)
                        .imageTagMutability(immutableTags ? ImageTagMutability.IMMUTABLE : ImageTagMutability.MUTABLE)
                        .imageScanningConfiguration(s -> s.scanOnPush(scanned)));
            } catch (RepositoryAlreadyExistsException e) {
                // as it should be
            } catch (SdkException e) {
                throw EcrAdvice.refused("create the repository " + name + " at " + host.host(), e);
            }
        }
    }
}
