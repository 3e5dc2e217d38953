package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one registry lets us in: it is asked without anything first, and what it answers decides between nothing, basic
 * authentication and a token. A token is asked for once, for all the repositories that will be needed. Over TLS the
 * first request goes alone, since most such registries want to know who asks, and one refusal is enough to learn that.
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
    private boolean known;
    private boolean asking;

    /**
     * Asks nobody yet.
     *
     * @param known whether the first request need not go alone
     */
    HostAuthorization(String registry, CredentialStore store, TokenService tokens, boolean known) {
        this.known = known;
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
        while (asking && !known) {
            wait();
        }
        asking = true;
        Challenge wanted = bearer;
        if (wanted == null) {
            return Optional.ofNullable(basic);
        }
        Token held = token;
        if (held == null || held.isOver()) {
            held = tokens.ask(wanted, scopes, store.find(registry));
            token = held;
        }
        return Optional.of(held.header());
    }

    @Override
    public synchronized void asked() {
        known = true;
        notifyAll();
    }

    @Override
    public synchronized boolean answer(int status, Optional<String> sent, List<String> challenges)
            throws IOException, InterruptedException {
        asked();
        if (basic != null) {
            return !sent.equals(Optional.of(basic)) || renew();
        }
        if (status != 401) {
            return false;
        }
        Optional<Challenge> wantsToken = Challenge.find(challenges, "bearer");
        if (wantsToken.isPresent()) {
            wantToken(wantsToken.get(), sent);
            return true;
        }
        Optional<Credentials> credentials = store.find(registry);
        if (credentials.filter(c -> !c.isIdentity()).isEmpty()
                || Challenge.find(challenges, "basic").isEmpty()) {
            return false;
        }
        basic = credentials.get().basic();
        return true;
    }

    /** A token that came since the request was sent is used, and not asked for again, unless it is for less. */
    private void wantToken(Challenge challenge, Optional<String> sent) {
        bearer = challenge;
        List<String> wanted = Stream.of(challenge.parameter("scope").split(" "))
                .filter(scope -> !scope.isEmpty() && !isCovered(scope))
                .toList();
        Token held = token;
        if (held == null || !wanted.isEmpty() || sent.equals(Optional.of(held.header()))) {
            scopes.addAll(wanted);
            token = null;
        }
    }

    /** Whether what is asked for anyway is no less, such as {@code repository:a:pull,push} than a pull of it. */
    private boolean isCovered(String scope) {
        int actions = scope.lastIndexOf(':') + 1;
        Set<String> wanted = Set.copyOf(List.of(scope.substring(actions).split(",")));
        return scopes.stream()
                .filter(asked -> asked.startsWith(scope.substring(0, actions)))
                .anyMatch(asked -> List.of(asked.substring(actions).split(",")).containsAll(wanted));
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
