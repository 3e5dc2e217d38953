package io.jenkins.plugins.wso2mi.registry;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells once, before it hurts, that a registry allows few more pulls. */
final class PullLimitNotice {
    static final String ADVICE = "log in for a higher limit, or pull through a mirror of your own";

    private final Consumer<String> notices;
    private final AtomicBoolean told = new AtomicBoolean();

    PullLimitNotice(Consumer<String> notices) {
        this.notices = notices;
    }

    /** Looks at what a registry answered; a refusal speaks for itself. */
    void see(URI registry, Answer answer) {
        Optional<PullLimit> limit = PullLimit.of(answer).filter(PullLimit::isNear);
        if (limit.isPresent() && answer.status() != 429 && told.compareAndSet(false, true)) {
            notices.accept(name(registry) + ": " + limit.get().sentence() + "; " + ADVICE);
        }
    }

    /** A registry as people call it. */
    static String name(URI registry) {
        return Registries.HUB_HOST.equals(registry.getHost()) ? "Docker Hub" : registry.getAuthority();
    }
}
