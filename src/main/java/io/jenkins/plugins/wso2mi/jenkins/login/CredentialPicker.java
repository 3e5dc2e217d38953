package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.ArrayList;
import java.util.List;
import jenkins.authentication.tokens.api.AuthenticationTokens;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryToken;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;

/**
 * What forms offer to choose from. Whoever may not see credentials gets the chosen value back, and nothing that tells
 * whether it exists.
 */
public final class CredentialPicker {
    private CredentialPicker() {}

    /**
     * Credentials for a cluster.
     *
     * @param item null for the global configuration
     * @param current what is chosen
     * @param serverUrl blank if it is not known; else only what may be used there is offered
     */
    public static ListBoxModel cluster(@Nullable Item item, @Nullable String current, @Nullable String serverUrl) {
        return list(item, current, serverUrl, CredentialPicker::clusterTypes);
    }

    /**
     * Credentials for a registry.
     *
     * @param item null for the global configuration
     * @param current what is chosen
     * @param registry host and port; blank if it is not known; else only what may be used there is offered
     */
    public static ListBoxModel registry(@Nullable Item item, @Nullable String current, @Nullable String registry) {
        String address = registry == null || registry.isBlank() ? "" : RegistryCredentials.address(registry.strip());
        return list(item, current, address, CredentialPicker::registryTypes);
    }

    private static ListBoxModel list(
            @Nullable Item item,
            @Nullable String current,
            @Nullable String address,
            java.util.function.Supplier<CredentialsMatcher> types) {
        StandardListBoxModel list = new StandardListBoxModel();
        String chosen = current == null ? "" : current;
        if (!maySee(item)) {
            list.includeCurrentValue(chosen);
            return list;
        }
        List<DomainRequirement> requirements = address == null || address.isBlank()
                ? List.of()
                : URIRequirementBuilder.fromUri(address.strip()).build();
        list.includeEmptyValue();
        if (item == null) {
            list.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, requirements, usable(types.get()));
        } else {
            list.includeMatchingAs(ACL.SYSTEM2, item, StandardCredentials.class, requirements, usable(types.get()));
        }
        list.includeCurrentValue(chosen);
        return list;
    }

    private static boolean maySee(@Nullable Item item) {
        if (item == null) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
        }
        return item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** Those of Jenkins itself are not for builds. */
    private static CredentialsMatcher usable(CredentialsMatcher types) {
        return CredentialsMatchers.allOf(
                types, CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM)));
    }

    private static CredentialsMatcher clusterTypes() {
        List<CredentialsMatcher> types = new ArrayList<>(List.of(
                CredentialsMatchers.instanceOf(FileCredentials.class),
                CredentialsMatchers.instanceOf(StringCredentials.class),
                CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class),
                CredentialsMatchers.instanceOf(StandardCertificateCredentials.class)));
        if (Plugins.KUBERNETES_CREDENTIALS.isThere()) {
            types.add(KubernetesTokens.matcher());
        }
        return CredentialsMatchers.anyOf(types.toArray(CredentialsMatcher[]::new));
    }

    private static CredentialsMatcher registryTypes() {
        CredentialsMatcher docker = AuthenticationTokens.matcher(DockerRegistryToken.class);
        return Plugins.AWS_CREDENTIALS.isThere()
                ? CredentialsMatchers.anyOf(docker, AwsRegistryCredentials.matcher())
                : docker;
    }
}
