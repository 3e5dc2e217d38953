package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.regex.Pattern;

/** The grammar of names in Kubernetes. */
public final class KubernetesName {
    // RFC 1123 subdomain, as Kubernetes wants for names of Deployments and namespaces
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private KubernetesName() {}

    /**
     * Makes sure that a text is a name.
     *
     * @param where the option or field it comes from, for the message
     * @return the text
     * @throws RefusedException if it is none
     */
    public static String check(String where, String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new RefusedException(
                    where, "'" + text + "' is no Kubernetes name", "use lower case letters, digits and '-'");
        }
        return text;
    }
}
