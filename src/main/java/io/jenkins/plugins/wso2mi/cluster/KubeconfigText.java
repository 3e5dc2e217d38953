package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig that came as text, from somebody who may not run programs or read files here. Taken is only what stands
 * in the text itself: server, authority, token, name and password, client certificate. Whatever would start a program
 * ({@code exec}, {@code auth-provider}), read a file, or switch TLS verification off is refused.
 */
public final class KubeconfigText {
    private final String where;
    private final String currentContext;
    private final List<Context> contexts;
    private final KubeconfigEntries clusters;
    private final KubeconfigEntries users;

    private KubeconfigText(String where, Map<String, Object> content, Problems problems) {
        this.where = where;
        this.currentContext = content.get("current-context") instanceof String name ? name : "";
        this.clusters = KubeconfigEntries.of(where, "cluster", content.get("clusters"), problems);
        this.users = KubeconfigEntries.of(where, "user", content.get("users"), problems);
        this.contexts =
                List.copyOf(KubeconfigEntries.of(where, "context", content.get("contexts"), problems).all().stream()
                        .map(Context::of)
                        .toList());
    }

    /**
     * A context of a kubeconfig.
     *
     * @param namespace empty if it names none
     */
    public record Context(String name, String cluster, String user, String namespace) {
        private static Context of(KubeconfigEntries.Entry entry) {
            return new Context(entry.name(), entry.text("cluster"), entry.text("user"), entry.text("namespace"));
        }
    }

    /**
     * Reads and checks a kubeconfig.
     *
     * @param where what it comes from, for the messages, such as {@code credentials prod}
     * @throws RefusedException with everything in it that is not taken; no secret of it is in the messages
     */
    public static KubeconfigText parse(String text, String where) {
        Problems problems = new Problems();
        Map<String, Object> content = KubeconfigYaml.read(text, where);
        KubeconfigText kubeconfig = new KubeconfigText(where, content, problems);
        KubeconfigRules.check(kubeconfig.clusters, kubeconfig.users, problems);
        problems.refuseOnErrors();
        return kubeconfig;
    }

    /** Its contexts, in order. */
    public List<Context> contexts() {
        return contexts;
    }

    /** The name of the context that is used if no other is asked for; empty if it names none. */
    public String currentContext() {
        return currentContext;
    }

    /**
     * The login of a context.
     *
     * @param context null for the current one
     * @throws RefusedException if there is no such context, or its cluster or user is missing or malformed
     */
    public ServerLogin login(@Nullable String context) {
        Context chosen = chosen(context == null ? currentContext : context);
        Problems problems = new Problems();
        KubeconfigEntries.Entry cluster = clusters.find(chosen.cluster(), "context " + chosen.name(), problems);
        KubeconfigEntries.Entry user = users.find(chosen.user(), "context " + chosen.name(), problems);
        problems.refuseOnErrors();
        ServerLogin login = new ServerLogin(
                cluster.text("server"),
                cluster.decoded("certificate-authority-data", problems),
                user.identity(problems),
                chosen.namespace().isEmpty() ? null : chosen.namespace());
        if (!problems.hasErrors()) {
            login.check(where, problems);
        }
        problems.refuseOnErrors();
        return login;
    }

    private Context chosen(String name) {
        List<String> names = contexts.stream().map(Context::name).toList();
        if (name.isEmpty() && names.size() == 1) {
            return contexts.get(0);
        }
        if (!names.contains(name)) {
            throw new RefusedException(
                    where,
                    name.isEmpty() ? "it names no current context" : "it has no context '" + name + "'",
                    names.isEmpty() ? "give a kubeconfig with a context" : "it has: " + String.join(", ", names));
        }
        return contexts.get(names.indexOf(name));
    }
}
