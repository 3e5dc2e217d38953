package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Finds credentials by their id, as far as somebody may use them and they are meant for the server in question. */
abstract class CredentialLookup {
    /**
     * The credentials of that id.
     *
     * @param address of the server that they will be sent to; empty if it is not known yet
     */
    protected abstract Optional<StandardCredentials> find(String id, List<DomainRequirement> address);

    /** What a build may use; its use is recorded with the credentials. */
    static CredentialLookup of(Run<?, ?> run) {
        return new InRun(run);
    }

    /** What an item may use, for its forms; null for Jenkins itself. The caller has checked that the user may. */
    static CredentialLookup of(@Nullable Item item) {
        return new InItem(item);
    }

    /**
     * Finds credentials.
     *
     * @param field that names them, for the message
     * @param address of the server that they will be sent to; empty if it is not known yet
     * @throws RefusedException if there are none that may be used for it
     */
    StandardCredentials get(String field, String id, String address) {
        List<DomainRequirement> requirements = requirements(address);
        return find(id, requirements)
                .orElseThrow(() -> new RefusedException(
                        field,
                        "there are no credentials '" + id + "' that may be used here"
                                + (address.isEmpty() ? "" : " for " + address),
                        "correct the id, put them into this folder or the global store, or widen their domain"));
    }

    private static List<DomainRequirement> requirements(String address) {
        return address.isEmpty()
                ? List.of()
                : URIRequirementBuilder.fromUri(address).build();
    }

    private static final class InRun extends CredentialLookup {
        /** By build: a waiting release asks for its credentials every few seconds, and recording is a write to disk. */
        private static final Map<Run<?, ?>, Set<String>> RECORDED = Collections.synchronizedMap(new WeakHashMap<>());

        private final Run<?, ?> run;

        InRun(Run<?, ?> run) {
            this.run = run;
        }

        @Override
        protected Optional<StandardCredentials> find(String id, List<DomainRequirement> address) {
            Optional<StandardCredentials> found = Optional.ofNullable(
                    CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, address));
            found.filter(c -> RECORDED.computeIfAbsent(run, r -> ConcurrentHashMap.newKeySet())
                            .add(c.getId()))
                    .ifPresent(c -> CredentialsProvider.track(run, c));
            return found;
        }
    }

    private static final class InItem extends CredentialLookup {
        private final @Nullable Item item;

        InItem(@Nullable Item item) {
            this.item = item;
        }

        @Override
        protected Optional<StandardCredentials> find(String id, List<DomainRequirement> address) {
            List<StandardCredentials> known = item == null
                    ? CredentialsProvider.lookupCredentialsInItemGroup(
                            StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, address)
                    : CredentialsProvider.lookupCredentialsInItem(
                            StandardCredentials.class, item, ACL.SYSTEM2, address);
            return Optional.ofNullable(CredentialsMatchers.firstOrNull(known, CredentialsMatchers.withId(id)));
        }
    }
}
