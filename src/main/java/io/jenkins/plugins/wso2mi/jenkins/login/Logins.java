package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.cluster.KubeconfigText;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.AwsOrder;
import io.jenkins.plugins.wso2mi.order.ClusterLogin;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import io.jenkins.plugins.wso2mi.order.RepositoryOrder;
import io.jenkins.plugins.wso2mi.registry.EcrCredentials;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RepositoryCreator.Creation;
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
     * @throws RefusedException as {@link #registries(Run, RegistryFields, List)}, or if an image's name is none
     */
    public static RegistryOrder registries(Run<?, ?> run, ReleaseOrder order) {
        String images = order.field("image") + "\n" + order.field("images");
        List<ImageReference> references = Lines.of(images).stream()
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .map(image -> ImageReference.parse(image, "image"))
                .toList();
        RegistryFields fields =
                new RegistryFields(order.field(RegistryCredentials.FIELD), order.is("insecureRegistry"));
        return registries(run, fields, references);
    }

    /**
     * How registries are reached: those of the images that are named, and by whoever reads on in them, no other than
     * the global configuration allows. The step's credentials go to the registry of the first image; others are asked
     * by the global configuration's, if they are the global registry.
     *
     * @throws RefusedException if a registry is not allowed, or the credentials are not there, may not be used for the
     *     registry, or do not serve
     */
    public static RegistryOrder registries(Run<?, ?> run, RegistryFields fields, List<ImageReference> images) {
        String allowed = MiGlobalConfiguration.get().getAllowedRegistries();
        images.forEach(new RegistryOrder(fields.plainHttp(), List.of(), allowed)::check);
        checkSdk(fields.aws(), images);
        List<RegistryLogin> logins = new ArrayList<>();
        AwsOrder aws = fields.aws();
        boolean first = true;
        for (String host : new LinkedHashSet<>(
                images.stream().map(ImageReference::registry).toList())) {
            Optional<RegistryCredentials> found = registry(run, first ? fields.credentialsId() : "", host);
            boolean key = first && found.filter(RegistryCredentials::areAws).isPresent();
            String role = key ? fields.roleOfKey() : "";
            found.ifPresent(credentials -> logins.add(credentials.login(role)));
            aws = key ? AwsOrder.STANDARD : aws;
            first = false;
        }
        return new RegistryOrder(fields.plainHttp(), logins, allowed, aws);
    }

    private static void checkSdk(AwsOrder aws, List<ImageReference> images) {
        boolean asked = !aws.isStandard() && images.stream().anyMatch(i -> EcrCredentials.serves(i.registry()));
        if (asked && !Plugins.AWS_SDK_ECR.isThere()) {
            throw new RefusedException(
                    aws.role().isBlank() ? "awsProfile" : "awsRole",
                    "AWS cannot be asked",
                    Plugins.AWS_SDK_ECR.advice());
        }
    }

    /**
     * What creates the repository of an image, if that is asked for and its registry is asked with AWS credentials of
     * Jenkins. Their key is in it, so it stays on the controller.
     *
     * @return empty if there is nothing to create, or it is created as the account of where the build works
     * @throws RefusedException as {@link #registries(Run, RegistryFields, List)}, or if AWS cannot be asked at all
     */
    public static Optional<Creation> creation(
            Run<?, ?> run, RegistryFields fields, RepositoryOrder order, ImageReference image) {
        if (!order.concerns(image)) {
            return Optional.empty();
        }
        if (!Plugins.AWS_SDK_ECR.isThere()) {
            throw new RefusedException("createRepository", "AWS cannot be asked", Plugins.AWS_SDK_ECR.advice());
        }
        return registry(run, fields.credentialsId(), image.registry())
                .filter(RegistryCredentials::areAws)
                .flatMap(key -> order.as(key.account(fields.roleOfKey())).creation(image));
    }

    /** Who asks a registry; empty if nothing is configured for it. */
    static Optional<RegistryCredentials> registry(Run<?, ?> run, String credentialsId, String registry) {
        String id = credentialsId.isBlank() ? globalId(registry) : credentialsId.strip();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new RegistryCredentials(CredentialLookup.of(run), id, registry));
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
