package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.EcrCredentials;
import io.jenkins.plugins.wso2mi.registry.EcrRepositories;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RepositoryCreator;
import java.io.Serializable;
import java.util.Optional;

/**
 * What becomes of a repository that an image is pushed to and that is not there.
 *
 * @param create whether it is created, at ECR; other registries create it by themselves
 * @param immutableTags whether a tag can be pushed only once to what is created
 * @param scanOnPush whether images are scanned that are pushed to what is created
 */
public record RepositoryOrder(boolean create, boolean immutableTags, boolean scanOnPush) implements Serializable {
    /** It has to be there. */
    public static final RepositoryOrder NONE = new RepositoryOrder(false, false, false);

    /**
     * Goes on only if it makes sense.
     *
     * @throws RefusedException if a property of a repository is given that is not to be created
     */
    public void check() {
        if (!create && (immutableTags || scanOnPush)) {
            throw new RefusedException(
                    immutableTags ? "immutableTags" : "scanOnPush",
                    "is said of a repository that is created",
                    "say createRepository, too");
        }
    }

    /** Whether one may have to be created for this image. */
    public boolean concerns(ImageReference image) {
        return create && EcrCredentials.serves(image.registry());
    }

    /** Creates it as an account; AWS is asked by whoever calls that. */
    public RepositoryCreator as(AwsAccount account) {
        return EcrRepositories.of(account, immutableTags, scanOnPush);
    }

    /** Creates it where the image is made, as that machine's account. */
    public Repositories where(AwsOrder aws) {
        return new Own(this, aws);
    }

    private record Own(RepositoryOrder order, AwsOrder aws) implements Repositories {
        @Override
        public Optional<Creation> creation(ImageReference image) {
            // the SDK may be missing where it is not needed
            return order.concerns(image) ? order.as(aws.account()).creation(image) : Optional.empty();
        }
    }
}
