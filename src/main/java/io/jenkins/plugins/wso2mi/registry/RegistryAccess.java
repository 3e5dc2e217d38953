package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How registries are reached.
 *
 * @param plainHttp whether to speak http without TLS; a registry on this machine's loopback is always spoken to so,
 *     Docker Hub never
 * @param credentials who asks
 * @param retries how often, and how long apart
 * @param allowed the registries, host and port, that may be spoken to
 * @param proxies through which they are reached
 * @param notices told what a person should know, such as that Docker Hub allows few more pulls
 * @param creator creates repositories that are missing
 */
public record RegistryAccess(
        boolean plainHttp,
        CredentialStore credentials,
        RetryPolicy retries,
        AllowedNames allowed,
        ProxyVariables proxies,
        Consumer<String> notices,
        RepositoryCreator creator) {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]");

    /** Over TLS, without credentials, with the usual retries. */
    public static final RegistryAccess ANONYMOUS = new RegistryAccess(false, CredentialStore.NONE, RetryPolicy.USUAL);

    /** To any registry, through the proxies of this process' own variables, telling nothing, creating nothing. */
    public RegistryAccess(boolean plainHttp, CredentialStore credentials, RetryPolicy retries) {
        this(
                plainHttp,
                credentials,
                retries,
                AllowedNames.ALL,
                ProxyVariables.of(System.getenv()),
                notice -> {},
                RepositoryCreator.NONE);
    }

    /** The same to these registries only. */
    public RegistryAccess allowing(AllowedNames names) {
        return new RegistryAccess(plainHttp, credentials, retries, names, proxies, notices, creator);
    }

    /** The same through these proxies. */
    public RegistryAccess through(ProxyVariables others) {
        return new RegistryAccess(plainHttp, credentials, retries, allowed, others, notices, creator);
    }

    /** The same, telling what a person should know. */
    public RegistryAccess telling(Consumer<String> listener) {
        return new RegistryAccess(plainHttp, credentials, retries, allowed, proxies, listener, creator);
    }

    /** The same, with repositories created that are pushed to and missing. */
    public RegistryAccess creating(RepositoryCreator missing) {
        return new RegistryAccess(plainHttp, credentials, retries, allowed, proxies, notices, missing);
    }

    /**
     * Goes on only if an image's registry may be spoken to.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if it may not, naming those that may
     */
    public void check(ImageReference image) {
        allowed.check(image.toString(), "registry", image.registry(), "the global configuration");
    }

    /**
     * As whoever is logged in on a machine reaches them: by docker login, and for ECR, at AWS.
     *
     * @param environment of the process; {@code DOCKER_CONFIG}, {@code HOME} and the variables of proxies are read
     * @param helpers whether the programs that docker login leaves credentials to are started
     * @param account whom AWS is asked as
     * @param notices told what a person should know
     */
    public static RegistryAccess loggedIn(
            boolean plainHttp,
            Map<String, String> environment,
            CredentialHelpers helpers,
            AwsAccount account,
            Consumer<String> notices) {
        CredentialStore store =
                DockerConfig.standard(environment, helpers, notices).or(EcrCredentials.of(account));
        return new RegistryAccess(plainHttp, store, RetryPolicy.USUAL)
                .through(ProxyVariables.of(environment))
                .telling(notices);
    }

    /**
     * Whether a registry is spoken to without TLS.
     *
     * @param registry host and port
     */
    public boolean isPlain(String registry) {
        if (registry.equals(ImageReference.DOCKER_HUB)) {
            return false;
        }
        String host = URI.create("http://" + registry).getHost();
        return plainHttp || (host != null && LOOPBACK.matcher(host).matches());
    }
}
