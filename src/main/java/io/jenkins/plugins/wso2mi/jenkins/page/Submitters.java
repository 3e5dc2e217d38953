package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.SecurityRealm;
import java.util.Arrays;
import java.util.List;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who may ask something of a running canary: the users and groups that the step names, or whoever may cancel the build
 * where it names none. Administrators always may. To abort, being allowed to cancel the build is always enough, since
 * that ends the canary as well.
 */
final class Submitters {
    private final List<String> named;

    /**
     * Submitters.
     *
     * @param text ids of users and groups with commas between them; may be blank
     */
    Submitters(String text) {
        this.named = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether the user of this thread may ask for something. */
    boolean allow(Job<?, ?> job, String word) {
        if (!Jenkins.get().isUseSecurity() || Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return true;
        }
        boolean byPermission = named.isEmpty() || word.equals("abort");
        return (byPermission && job.hasPermission(Item.CANCEL)) || isNamed(Jenkins.getAuthentication2());
    }

    /** Who may, for the message to those who may not; empty if the step names nobody. */
    String names() {
        return String.join(", ", named);
    }

    private boolean isNamed(Authentication user) {
        if (named.isEmpty() || ACL.isAnonymous2(user)) {
            return false;
        }
        SecurityRealm realm = Jenkins.get().getSecurityRealm();
        return isAmongNamed(user.getName(), realm.getUserIdStrategy())
                || user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(group -> isAmongNamed(group, realm.getGroupIdStrategy()));
    }

    private boolean isAmongNamed(String id, IdStrategy strategy) {
        return named.stream().anyMatch(name -> strategy.equals(name, id));
    }
}
