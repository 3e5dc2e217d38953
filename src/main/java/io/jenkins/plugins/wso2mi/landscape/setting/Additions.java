package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What settings say that a server reads from {@code conf/deployment.toml} alone.
 *
 * @param metrics whether the handler is needed that counts
 */
record Additions(
        boolean metrics, Optional<Tracing> tracing, Optional<Coordination> coordination, List<SecretAlias> aliases) {
    private static final String TRACING = "tracing";
    private static final String COORDINATION = "coordination";
    private static final String SECRETS = "secrets";

    Additions {
        aliases = List.copyOf(aliases);
    }

    static Additions read(Settings settings, Value<ServerVersion> version, Metrics metrics) {
        Additions additions = new Additions(
                metrics.prometheus().get(),
                settings.optional(TRACING).map(one -> Tracing.read(one, version)),
                settings.optional(COORDINATION).flatMap(one -> Coordination.read(one, version)),
                SecretAlias.read(settings.below(SECRETS)));
        additions.refuseTwice(settings.below("env"));
        return additions;
    }

    /** Of two variables of one name the server would see one, and nobody says which. */
    private void refuseTwice(Settings environment) {
        coordination.ifPresent(one -> refuseTwice(environment, one.variable(), COORDINATION + ":"));
        aliases.forEach(
                one -> refuseTwice(environment, one.variable(), "alias '" + one.name() + "' of " + SECRETS + ":"));
    }

    private static void refuseTwice(Settings environment, Variable variable, String who) {
        environment.section().keys().stream()
                .filter(key -> key.text().equals(variable.name()))
                .forEach(key -> environment
                        .problems()
                        .error(
                                key.where(),
                                "env sets '" + key.text() + "', which " + who + " sets too",
                                "remove it here, or name it otherwise"));
    }

    /** The keys of those that cannot do without the project's file. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        tracing.ifPresent(one -> keys.add(TRACING));
        coordination.ifPresent(one -> keys.add(COORDINATION));
        if (!aliases.isEmpty()) {
            keys.add(SECRETS);
        }
        return keys;
    }

    /** The variables of the server's environment that the file refers to. */
    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        coordination.ifPresent(one -> variables.add(one.variable()));
        aliases.forEach(one -> variables.add(one.variable()));
        return variables;
    }
}
