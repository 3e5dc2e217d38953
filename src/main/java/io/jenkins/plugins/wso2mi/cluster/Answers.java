package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

/** What an API server's refusals mean, and what to do about them. */
final class Answers {
    private Answers() {}

    static Problem problem(KubernetesObject object, KubernetesClientException e) {
        return Problem.error(object.where() + " (" + object.ref().words() + ")", words(e), advice(e));
    }

    static ClusterException failure(String act, Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof KubernetesClientException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        // the client says -1 when nobody answered
        int status = cause instanceof KubernetesClientException k ? Math.max(0, k.getCode()) : 0;
        String advice = cause instanceof KubernetesClientException k ? advice(k) : "";
        String message = "cannot " + act + ": " + words(cause) + (advice.isEmpty() ? "" : "; " + advice);
        return new ClusterException(message, status, e);
    }

    /** The other side's own words, without the client's frame around them. */
    static String words(Throwable e) {
        if (e instanceof KubernetesClientException k
                && k.getStatus() != null
                && k.getStatus().getMessage() != null) {
            return PlainText.oneLine(k.getStatus().getMessage());
        }
        Throwable deepest = e;
        boolean connecting = e instanceof ConnectException;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
            connecting |= deepest instanceof ConnectException;
        }
        if (deepest.getMessage() != null) {
            return PlainText.oneLine(deepest.getMessage());
        }
        // the JDK's client has no words for what goes wrong most often
        if (deepest instanceof UnresolvedAddressException) {
            return "unknown host";
        }
        return connecting ? "connection refused" : deepest.getClass().getSimpleName();
    }

    /** Our own words, or a server's that has no such path. */
    private static boolean isOfKinds(String text) {
        return text.contains("knows no") || text.contains("requested resource") || text.contains("page not found");
    }

    private static String ofRefusal(String text) {
        if (text.contains("being terminated")) {
            return "wait until the namespace is gone (kubectl get namespaces), then release again";
        }
        return text.contains("exceeded quota")
                ? "free quota or ask for more"
                : "ask for a role that allows it (docs/permissions.md)";
    }

    static String advice(KubernetesClientException e) {
        String text = words(e).toLowerCase(Locale.ROOT);
        return switch (e.getCode()) {
            case 401 -> "renew the credentials";
            case 403 -> ofRefusal(text);
            case 404 ->
                text.contains("namespaces")
                        ? "create the namespace, add it to the files, or name another by -n"
                        : isOfKinds(text) ? "correct apiVersion and kind, or install its CRD" : "";
            case 400 -> text.contains("unknown field") ? "correct the field's name or remove it" : "";
            case 422 -> text.contains("immutable") ? "it cannot be changed in place: delete the object first" : "";
            case 0, -1 -> "check the address, the network and the TLS certificate of the API server";
            default -> "";
        };
    }
}
