package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials for private registries of Amazon ECR. AWS is asked for a password once a registry, and again ten minutes
 * before that one expires (12 hours), or when the registry no longer takes it.
 */
public final class EcrCredentials implements CredentialStore {
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final EcrTokenSource source;
    private final Clock clock;
    private final Map<String, Login> logins = new HashMap<>();

    /** Asks AWS for the password of a registry. */
    @FunctionalInterface
    interface EcrTokenSource {
        Login ask(EcrHost registry) throws IOException;
    }

    /** A password and its end. */
    record Login(Credentials credentials, Instant end) {}

    EcrCredentials(EcrTokenSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * As an account.
     *
     * @return knows nobody where AWS's SDK is not there; on Jenkins it comes with the plugin aws-java-sdk2-ecr
     */
    public static CredentialStore of(AwsAccount account) {
        try {
            Class.forName("software.amazon.awssdk.services.ecr.EcrClient");
        } catch (ClassNotFoundException e) {
            return NONE;
        }
        return new EcrCredentials(new EcrClientToken(EcrClients.of(account)), Clock.systemUTC());
    }

    /** Whether a registry is a private one of ECR. */
    public static boolean serves(String registry) {
        return EcrHost.parse(registry).isPresent();
    }

    /**
     * The credentials for a registry.
     *
     * @throws RegistryException if AWS does not give them; the message says why, and what to do
     */
    @Override
    public synchronized Optional<Credentials> find(String registry) throws IOException {
        Optional<EcrHost> host = EcrHost.parse(registry);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Login held = logins.get(registry);
        if (held == null || clock.instant().isAfter(held.end().minus(MARGIN))) {
            held = source.ask(host.get());
            logins.put(registry, held);
        }
        return Optional.of(held.credentials());
    }

    @Override
    public synchronized boolean giveUp(String registry) {
        return logins.remove(registry) != null;
    }
}
