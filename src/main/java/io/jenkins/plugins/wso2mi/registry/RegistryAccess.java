package io.jenkins.plugins.wso2mi.registry;

/**
 * How registries are reached.
 *
 * @param plainHttp whether to speak http without TLS; a registry on this machine's loopback is always spoken to so,
 *     Docker Hub never
 * @param credentials who asks
 * @param retries how often, and how long apart
 */
public record RegistryAccess(boolean plainHttp, CredentialStore credentials, RetryPolicy retries) {
    /** Over TLS, without credentials, with the usual retries. */
    public static final RegistryAccess ANONYMOUS = new RegistryAccess(false, CredentialStore.NONE, RetryPolicy.USUAL);
}
