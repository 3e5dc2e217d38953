package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Map;
import java.util.Set;

/** What the clusters and users of a kubeconfig may say when it comes as text. */
final class KubeconfigRules {
    private static final Set<String> CLUSTER_FIELDS =
            Set.of("server", "certificate-authority-data", "disable-compression", "extensions");
    private static final Set<String> USER_FIELDS =
            Set.of("token", "client-certificate-data", "client-key-data", "username", "password", "extensions");

    private static final String INSTEAD_OF_PROGRAMS =
            "programs are not started from credentials; give a token instead, such as one of kubectl create token";
    private static final String NO_IMPERSONATION = "give the login of that account itself";

    /** What to do instead, by field. */
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("exec", INSTEAD_OF_PROGRAMS),
            Map.entry("auth-provider", INSTEAD_OF_PROGRAMS),
            Map.entry("certificate-authority", file("certificate-authority-data")),
            Map.entry("client-certificate", file("client-certificate-data")),
            Map.entry("client-key", file("client-key-data")),
            Map.entry("tokenFile", file("token")),
            Map.entry(
                    "insecure-skip-tls-verify",
                    "TLS is always verified; give the cluster's authority as certificate-authority-data"),
            Map.entry("tls-server-name", "name the server by a host name that is in its certificate"),
            Map.entry("proxy-url", "set HTTPS_PROXY where the step runs"),
            Map.entry("as", NO_IMPERSONATION),
            Map.entry("as-uid", NO_IMPERSONATION),
            Map.entry("as-groups", NO_IMPERSONATION),
            Map.entry("as-user-extra", NO_IMPERSONATION));

    private KubeconfigRules() {}

    private static String file(String instead) {
        return "files are not read for credentials; give " + instead
                + " instead, as kubectl config view --raw --flatten writes it";
    }

    /** Tells every field of any entry that is not taken, used or not. */
    static void check(KubeconfigEntries clusters, KubeconfigEntries users, Problems problems) {
        clusters.all().forEach(entry -> check(entry, CLUSTER_FIELDS, problems));
        users.all().forEach(entry -> check(entry, USER_FIELDS, problems));
    }

    private static void check(KubeconfigEntries.Entry entry, Set<String> taken, Problems problems) {
        for (Object key : entry.fields().keySet()) {
            String field = String.valueOf(key);
            boolean off = field.equals("insecure-skip-tls-verify")
                    && entry.text(field).equals("false");
            if (!taken.contains(field) && !off) {
                problems.error(
                        entry.where(),
                        entry.kind() + " " + entry.name() + " has " + field + ", which is not taken",
                        ADVICE.getOrDefault(field, "remove it"));
            }
        }
    }
}
