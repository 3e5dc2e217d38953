package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.cluster.KubeconfigText;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.ClusterLogin;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks clusters and registries on behalf of a build: fields of its step first, the global configuration
 * where they are blank. Credentials of the global configuration go to its own cluster and registry only.
 */
public final class Logins {
    private Logins() {}

    /**
     * Who asks the cluster of a release.
     *
     * @throws RefusedException if the credentials are not there, may not be used for the cluster, do not serve, or the
     *     namespace is not allowed
     */
    public static ClusterLogin cluster(Run<?, ?> run, ReleaseOrder order) {
        ClusterTarget fields = new ClusterTarget(
                order.field("credentialsId"),
                order.field("serverUrl"),
                order.field("caCertificate"),
                order.field("context"),
                order.field("namespace"));
        return cluster(CredentialLookup.of(run), fields.over(global()));
    }

    /**
     * Who would ask a cluster, for the form of an item; the caller has checked that the user may configure it.
     *
     * @param item null for the global configuration
     * @throws RefusedException as {@link #cluster(Run, ReleaseOrder)}
     */
    public static ClusterLogin cluster(
            @Nullable Item item,
            @Nullable String credentialsId,
            @Nullable String serverUrl,
            @Nullable String caCertificate,
            @Nullable String context,
            @Nullable String namespace) {
        ClusterTarget fields = new ClusterTarget(
                text(credentialsId), text(serverUrl), text(caCertificate), text(context), text(namespace));
        return cluster(CredentialLookup.of(item), item == null ? fields : fields.over(global()));
    }

    private static ClusterLogin cluster(CredentialLookup lookup, ClusterTarget target) {
        ClusterLogin login = target.credentialsId().isEmpty()
                ? ClusterLogin.ofPlace(target.contextOrNull(), target.namespaceOrNull())
                : ClusterLogin.of(ClusterCredentials.login(lookup, target), target.namespaceOrNull());
        // the namespace of a kubeconfig that is read elsewhere is checked there, with those of the objects
        if (!target.credentialsId().isEmpty() || target.namespaceOrNull() != null) {
            AllowedNames.parse(MiGlobalConfiguration.get().getAllowedNamespaces())
                    .check(
                            "namespace",
                            "namespace",
                            Objects.requireNonNullElse(login.namespace(), "default"),
                            "the global configuration");
        }
        return login;
    }

    private static ClusterTarget global() {
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        return new ClusterTarget(
                global.getCredentialsId(),
                global.getServerUrl(),
                global.getCaCertificate(),
                global.getContext(),
                global.getNamespace());
    }

    /**
     * The contexts of a kubeconfig with their namespaces, for the form of an item; the caller has checked that the user
     * may configure it. Nobody is asked.
     *
     * @param item null for the global configuration
     * @return in order, an empty namespace for none; empty if the credentials are no kubeconfig, or are not there
     */
    public static Map<String, String> contexts(@Nullable Item item, String credentialsId) {
        Map<String, String> contexts = new LinkedHashMap<>();
        try {
            StandardCredentials found =
                    CredentialLookup.of(item).get(ClusterCredentials.FIELD, credentialsId.strip(), "");
            if (found instanceof FileCredentials file) {
                for (KubeconfigText.Context context :
                        ClusterCredentials.kubeconfig(file).contexts()) {
                    contexts.put(context.name(), context.namespace());
                }
            }
        } catch (RefusedException e) {
            // the field's own check tells it
        }
        return contexts;
    }

    /**
     * How the registries of a release's images are reached.
     *
     * @throws RefusedException as {@link #registries(Run, String, boolean, List)}, or if an image's name is none
     */
    public static RegistryOrder registries(Run<?, ?> run, ReleaseOrder order) {
        String images = order.field("image") + "\n" + order.field("images");
        List<ImageReference> references = Lines.of(images).stream()
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .map(image -> ImageReference.parse(image, "image"))
                .toList();
        return registries(run, order.field(RegistryCredentials.FIELD), order.is("insecureRegistry"), references);
    }

    /**
     * How registries are reached: those of the images that are named, and by whoever reads on in them, no other than
     * the global configuration allows. The step's credentials go to the registry of the first image; others are asked
     * by the global configuration's, if they are the global registry.
     *
     * @param credentialsId blank for the global configuration's, if it is the global registry
     * @param plainHttp whether to speak http without TLS
     * @throws RefusedException if a registry is not allowed, or the credentials are not there, may not be used for the
     *     registry, or do not serve
     */
    public static RegistryOrder registries(
            Run<?, ?> run, String credentialsId, boolean plainHttp, List<ImageReference> images) {
        String allowed = MiGlobalConfiguration.get().getAllowedRegistries();
        images.forEach(new RegistryOrder(plainHttp, List.of(), allowed)::check);
        List<RegistryLogin> logins = new ArrayList<>();
        String id = credentialsId;
        for (String host : new LinkedHashSet<>(
                images.stream().map(ImageReference::registry).toList())) {
            logins.addAll(registry(run, id, host));
            id = "";
        }
        return new RegistryOrder(plainHttp, logins, allowed);
    }

    /** Who asks a registry; empty if nothing is configured for it. */
    static List<RegistryLogin> registry(Run<?, ?> run, String credentialsId, String registry) {
        String id = credentialsId.isBlank() ? globalId(registry) : credentialsId.strip();
        return id.isEmpty() ? List.of() : List.of(RegistryCredentials.login(CredentialLookup.of(run), id, registry));
    }

    /**
     * Some image of the global configuration's registry: for work that finds out on its way which images it reads.
     *
     * @return empty if it names no registry, or one that is not allowed
     * @throws RefusedException if what it names is none
     */
    public static Optional<ImageReference> globalImage() {
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        if (global.getRegistry().isBlank()) {
            return Optional.empty();
        }
        ImageReference image =
                ImageReference.parse(global.getRegistry() + "/image", "registry of the global configuration");
        return Optional.of(image).filter(some -> AllowedNames.parse(global.getAllowedRegistries())
                .allows(some.registry()));
    }

    private static String globalId(String registry) {
        return globalImage().filter(image -> image.registry().equals(registry)).isPresent()
                ? MiGlobalConfiguration.get().getRegistryCredentialsId()
                : "";
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
