package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
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
 */
public record RegistryOrder(boolean plainHttp, List<RegistryLogin> logins, String allowed) implements Serializable {
    public RegistryOrder {
        logins = List.copyOf(logins);
    }

    /** What must not be seen of it. */
    public List<String> secrets() {
        return logins.stream().flatMap(login -> login.secrets().stream()).toList();
    }

    /**
     * Goes on only if an image's registry may be spoken to.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if it may not, naming those that may
     */
    public void check(ImageReference image) {
        access(Map.of(), notice -> {}).check(image);
    }

    /**
     * What the engine is given.
     *
     * @param environment the build's variables, of which those that name proxies count too; see
     *     {@link RegistryLogin#store}
     * @param notices told what a person should know
     */
    public RegistryAccess access(Map<String, String> environment, Consumer<String> notices) {
        RegistryAccess access = new RegistryAccess(
                        plainHttp, RegistryLogin.store(logins, environment, notices), RetryPolicy.USUAL)
                .allowing(AllowedNames.parse(allowed))
                .telling(notices);
        return environment.isEmpty() ? access : access.through(ProxyVariables.of(environment));
    }
}
