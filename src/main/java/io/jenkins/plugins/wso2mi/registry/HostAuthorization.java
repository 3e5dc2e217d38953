package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one registry lets us in: it is asked without anything first, and what it answers decides between nothing, basic
 * authentication and a token. A token is asked for once, for all the repositories that will be needed.
 */
final class HostAuthorization implements Authorization {
    private final String registry;
    private final CredentialStore store;
    private final TokenService tokens;
    private final Set<String> scopes = new LinkedHashSet<>();
    private @Nullable Challenge bearer;
    private @Nullable Token token;
    private @Nullable String basic;
    private boolean renewed;

    HostAuthorization(String registry, CredentialStore store, TokenService tokens) {
        this.registry = registry;
        this.store = store;
        this.tokens = tokens;
    }

    /** Notes what will be asked for; a token that does not cover it is given up. */
    synchronized void need(String scope) {
        if (scopes.add(scope)) {
            token = null;
        }
    }

    @Override
    public synchronized Optional<String> header() throws IOException, InterruptedException {
        Challenge known = bearer;
        if (known == null) {
            return Optional.ofNullable(basic);
        }
        Token held = token;
        if (held == null || held.isOver()) {
            held = tokens.ask(known, scopes, store.find(registry));
            token = held;
        }
        return Optional.of(held.header());
    }

    @Override
    public synchronized boolean answer(int status, List<String> challenges) throws IOException, InterruptedException {
        if (basic != null) {
            return renew();
        }
        if (status != 401) {
            return false;
        }
        Optional<Challenge> wantsToken = Challenge.find(challenges, "bearer");
        if (wantsToken.isPresent()) {
            bearer = wantsToken.get();
            scopes.addAll(List.of(bearer.parameter("scope").split(" ")));
            scopes.remove("");
            token = null;
            return true;
        }
        Optional<Credentials> credentials = store.find(registry);
        if (credentials.isEmpty() || Challenge.find(challenges, "basic").isEmpty()) {
            return false;
        }
        basic = credentials.get().basic();
        return true;
    }

    /** Once: a registry that does not take fresh ones either means what it says. */
    private boolean renew() throws IOException {
        if (renewed || !store.giveUp(registry)) {
            return false;
        }
        renewed = true;
        basic = store.find(registry).map(Credentials::basic).orElse(null);
        return basic != null;
    }
}
