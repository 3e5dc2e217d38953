package io.jenkins.plugins.wso2mi.jenkins.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import java.util.List;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What forms offer, and to whom. */
@WithJenkins
class CredentialPickerTest {
    private FreeStyleProject job;

    @BeforeEach
    void keepCredentials(JenkinsRule jenkins) throws Exception {
        List<com.cloudbees.plugins.credentials.Credentials> store =
                SystemCredentialsProvider.getInstance().getCredentials();
        store.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString("abc")));
        store.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "push", "", "ann", "hunter2hunter2"));
        store.add(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "jenkins", "", "bob", "hunter2hunter2"));
        job = jenkins.createFreeStyleProject();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, Item.EXTENDED_READ)
                .everywhere()
                .to("author"));
    }

    private static List<String> offered(String user, Supplier<ListBoxModel> picker) {
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            return picker.get().stream().map(option -> option.value).toList();
        }
    }

    @Test
    void shouldOfferWhatServesToWhoeverMaySee() {
        assertThat(offered("author", () -> CredentialPicker.cluster(job, "", "")))
                .containsExactlyInAnyOrder("", "token", "push");
        assertThat(offered("author", () -> CredentialPicker.registry(job, "", "r.example.com")))
                .containsExactlyInAnyOrder("", "push");
        assertThat(offered("admin", () -> CredentialPicker.registry(null, "", "")))
                .containsExactlyInAnyOrder("", "push");
    }

    @Test
    void shouldKeepAChosenValueThatIsGone() {
        assertThat(offered("author", () -> CredentialPicker.registry(job, "gone", "")))
                .contains("gone", "push");
    }

    @Test
    void shouldTellOthersNothingButWhatIsChosen() {
        assertThat(offered("reader", () -> CredentialPicker.cluster(job, "gone", "")))
                .containsExactly("gone");
        assertThat(offered("reader", () -> CredentialPicker.cluster(job, "token", "")))
                .containsExactly("token");
        assertThat(offered("author", () -> CredentialPicker.cluster(null, "token", "")))
                .containsExactly("token");
        assertThat(offered("author", () -> CredentialPicker.registry(null, "", "")))
                .doesNotContain("push");
    }
}
