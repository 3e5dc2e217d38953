package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.release.ManifestReader;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that say which cluster is meant, in the forms of steps and of the global configuration alike. */
final class ClusterFields {
    // RFC 1123
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private ClusterFields() {}

    /** Checks the address of an API server. */
    static FormValidation serverUrl(@Nullable String value) {
        return FieldCheck.of(value, ServerAddress::check);
    }

    /** Checks certificates, and tells whose they are. */
    static FormValidation certificate(@Nullable String value) {
        return FieldCheck.of(value, CertificateText::describe);
    }

    /** Checks that a kubeconfig has a context; other credentials have none to compare with. */
    static FormValidation context(@Nullable String value, @Nullable Item item, @Nullable String credentialsId) {
        return FieldCheck.of(value, context -> {
            Map<String, String> known = contextsOf(item, credentialsId);
            if (!known.isEmpty() && !known.containsKey(context)) {
                throw new RefusedException("context", Messages.noContext(String.join(", ", known.keySet())), "");
            }
            return "";
        });
    }

    /** Checks a namespace: its name, and whether the global configuration allows it. */
    static FormValidation namespace(@Nullable String value) {
        return FieldCheck.of(value, namespace -> {
            if (!LABEL.matcher(namespace).matches()) {
                throw new RefusedException("namespace", Messages.noNamespace(), "");
            }
            AllowedNames.parse(MiGlobalConfiguration.get().getAllowedNamespaces())
                    .check("namespace", "namespace", namespace, Messages.global());
            return "";
        });
    }

    /** Reads Kubernetes objects, and tells how many there are. */
    static FormValidation objects(@Nullable String value) {
        return value == null || value.isBlank()
                ? FormValidation.ok()
                : FieldCheck.read(value, text -> {
                    Problems problems = new Problems();
                    List<KubernetesObject> objects =
                            new ManifestReader(problems).read(List.of(new ManifestSource.Text("yaml", text)));
                    problems.refuseOnErrors();
                    return objects.stream().map(object -> object.ref().words()).collect(Collectors.joining(", "));
                });
    }

    static String application(String name) {
        try {
            KubernetesName.check("application", name);
            return "";
        } catch (RefusedException e) {
            throw new RefusedException("application", Messages.noApplication(), "");
        }
    }

    /** The contexts to choose from; none for who may not configure. */
    static ComboBoxModel contexts(@Nullable Item item, @Nullable String credentialsId) {
        return FormAccess.allows(item)
                ? new ComboBoxModel(contextsOf(item, credentialsId).keySet())
                : new ComboBoxModel();
    }

    /** The namespaces to choose from; none for who may not configure. The cluster is not asked: a form only opens. */
    static ComboBoxModel namespaces(@Nullable Item item, @Nullable String credentialsId) {
        if (!FormAccess.allows(item)) {
            return new ComboBoxModel();
        }
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        TreeSet<String> known = new TreeSet<>(contextsOf(item, credentialsId).values());
        known.add(global.getNamespace());
        known.addAll(Lines.of(global.getAllowedNamespaces()));
        known.removeIf(name -> name.isEmpty() || name.contains("*"));
        return new ComboBoxModel(known);
    }

    private static Map<String, String> contextsOf(@Nullable Item item, @Nullable String credentialsId) {
        return credentialsId == null || credentialsId.isBlank() ? Map.of() : Logins.contexts(item, credentialsId);
    }
}
