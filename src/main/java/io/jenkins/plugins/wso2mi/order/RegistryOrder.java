package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.ProxyVariables;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a build reaches registries. It holds secrets: it crosses in memory only, and is never kept.
 *
 * @param plainHttp whether to speak http without TLS
 * @param logins who asks
 * @param allowed patterns of registries that may be spoken to, one a line; blank for all
 * @param aws whom AWS is asked as for registries of ECR that have no login
 */
public record RegistryOrder(boolean plainHttp, List<RegistryLogin> logins, String allowed, AwsOrder aws)
        implements Serializable {
    public RegistryOrder {
        logins = List.copyOf(logins);
    }

    /** The same, with AWS asked as its own tools would do it. */
    public RegistryOrder(boolean plainHttp, List<RegistryLogin> logins, String allowed) {
        this(plainHttp, logins, allowed, AwsOrder.STANDARD);
    }

    /** What must not be seen of it. */
    public List<String> secrets() {
        return logins.stream().flatMap(login -> login.secrets().stream()).toList();
    }

    /**
     * Goes on only if an image's registry may be spoken to.
     *
     * @throws RefusedException if it may not, naming those that may
     */
    public void check(ImageReference image) {
        RegistryAccess.ANONYMOUS.allowing(AllowedNames.parse(allowed)).check(image);
    }

    /**
     * What the engine is given.
     *
     * @param environment the build's variables, of which those that name proxies count too; see
     *     {@link RegistryLogin#store}
     * @param notices told what a person should know
     * @throws RefusedException if it names whom AWS is asked as, where the account at AWS is not the build's
     */
    public RegistryAccess access(Map<String, String> environment, Consumer<String> notices) {
        if (environment.isEmpty() && !aws.isStandard()) {
            throw new RefusedException(
                    aws.profile().isBlank() ? "awsRole" : "awsProfile",
                    "the controller's account at AWS is not a build's to use",
                    "stand inside of node { }, or name AWS credentials");
        }
        CredentialStore store = RegistryLogin.store(logins, environment, aws, notices);
        RegistryAccess access = new RegistryAccess(plainHttp, store, RetryPolicy.USUAL)
                .allowing(AllowedNames.parse(allowed))
                .telling(notices);
        return environment.isEmpty() ? access : access.through(ProxyVariables.of(environment));
    }
}
