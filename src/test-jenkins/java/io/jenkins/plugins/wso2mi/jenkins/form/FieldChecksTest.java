package io.jenkins.plugins.wso2mi.jenkins.form;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildBaseStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiCanaryStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRebaseImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiUndeployStep;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;

/** What the forms say about good and bad values. */
@WithJenkins
class FieldChecksTest {
    private static final String FINE = "<div/>";

    private JenkinsRule jenkins;
    private FormVisitor visitor;
    private Descriptor<?> canary;
    private Descriptor<?> image;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        visitor = new FormVisitor(jenkins);
        canary = jenkins.jenkins.getDescriptorOrDie(MiCanaryStep.class);
        image = jenkins.jenkins.getDescriptorOrDie(MiBuildImageStep.class);
    }

    @Test
    void shouldTakeWhatTheEngineTakes() throws Exception {
        assertThat(visitor.check(canary, "Timeout", "1h30m")).contains("ok");
        assertThat(visitor.check(canary, "Namespace", "clinic")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Image", "clinic/a:1")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Images", "mi=clinic/a:1\nproxy=clinic/b:2"))
                .isEqualTo(FINE);
        assertThat(visitor.check(canary, "AsIs", "pre-stop\nheap")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "ServerUrl", "https://10.0.0.10:6443")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Plan", "10% 5m, 100%")).contains("beside 3 stable pods");
        assertThat(visitor.check(canary, "Patience", "image=2m\nprobe=3m")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Quorum", "50%")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Mounts", "shared-pd=/var/appointments"))
                .isEqualTo(FINE);
        assertThat(visitor.check(canary, "Nfs", "shared-pv=files.example.com:/exports"))
                .isEqualTo(FINE);
        assertThat(visitor.check(canary, "Set", "image.tag=1.2.0\nnote=")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "HelmRelease", "clinic")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Units", "appointments\nbatch")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Variables", "TAG=1.2\nHOST=")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Traffic", "httproute/web")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Traffic", "replicas")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Gates", "  gates:\n    errors:\n      kind: mi"))
                .isEqualTo(FINE);
        assertThat(visitor.check(canary, "Yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"))
                .contains("ConfigMap a");
        assertThat(visitor.check(image, "To", "registry.example.com/a:1")).isEqualTo(FINE);
        assertThat(visitor.check(image, "To", "clinic/a:${BUILD_NUMBER}")).isEqualTo(FINE);
        assertThat(visitor.check(image, "Cars", "cars/a.car\n")).isEqualTo(FINE);
        assertThat(visitor.check(image, "Additions", "lib/a.jar:lib/\ndeployment.toml"))
                .isEqualTo(FINE);
        assertThat(visitor.check(image, "Tags", "latest\n1.2")).isEqualTo(FINE);
        assertThat(visitor.check(image, "Labels", "a.b=c")).isEqualTo(FINE);
        assertThat(visitor.check(image, "AwsRole", "arn:aws:iam::123456789012:role/push"))
                .isEqualTo(FINE);
        assertThat(visitor.check(image, "MiVersion", "4.3.0")).isEqualTo(FINE);
        assertThat(visitor.check(image, "ServerRoles", "EnterpriseIntegrator\nOwn.*"))
                .isEqualTo(FINE);
        assertThat(visitor.check(image, "Suppress", "other-name:Fault_1.0.0/*=meant so"))
                .isEqualTo(FINE);
    }

    @Test
    void shouldRefuseWhatTheEngineRefuses() throws Exception {
        assertThat(visitor.check(canary, "Timeout", "10")).contains("error", "no duration");
        assertThat(visitor.check(canary, "Namespace", "Clinic")).contains("error");
        assertThat(visitor.check(canary, "Image", "Clinic/A")).contains("error", "no valid repository");
        assertThat(visitor.check(canary, "Images", "mi=")).contains("error", "CONTAINER=REF");
        assertThat(visitor.check(canary, "AsIs", "prestop")).contains("error", "pre-stop");
        assertThat(visitor.check(canary, "ServerUrl", "http://10.0.0.10:6443")).contains("error", "https");
        assertThat(visitor.check(canary, "ServerUrl", "https://me:secret@10.0.0.10"))
                .contains("error");
        assertThat(visitor.check(canary, "CaCertificate", "-----BEGIN CERTIFICATE-----\nAAAA"))
                .contains("error");
        assertThat(visitor.check(canary, "Plan", "10%, 5%")).contains("error");
        assertThat(visitor.check(canary, "Plan", "")).contains("error");
        assertThat(visitor.check(canary, "ManagementSecret", "Mi_Admin")).contains("error");
        assertThat(visitor.check(canary, "Patience", "weather=2m")).contains("error", "names no cause");
        assertThat(visitor.check(canary, "Quorum", "half")).contains("error");
        assertThat(visitor.check(canary, "Traffic", "route/web")).contains("error");
        assertThat(visitor.check(canary, "Testers", "header X-Canary=1")).contains("error", "name a route");
        assertThat(visitor.check(canary, "Service", "web")).contains("error", "name a route");
        assertThat(visitor.check(canary, "Gates", "gates: {errors: {kind: none}}"))
                .contains("error");
        assertThat(visitor.check(canary, "Yaml", "!!javax.script.ScriptEngineManager []"))
                .contains("error");
        assertThat(visitor.check(canary, "Application", "../x")).contains("error");
        assertThat(visitor.check(canary, "Mounts", "shared-pd=relative")).contains("error", "is not VOLUME=PATH");
        assertThat(visitor.check(canary, "Nfs", "shared-pv=/exports")).contains("error", "VOLUME=SERVER:/FOLDER");
        assertThat(visitor.check(canary, "Set", "image.tag")).contains("error", "write KEY=VALUE");
        assertThat(visitor.check(canary, "HelmRelease", "My Release")).contains("error", "no Kubernetes name");
        Descriptor<?> undeploy = jenkins.jenkins.getDescriptorOrDie(MiUndeployStep.class);
        assertThat(visitor.check(undeploy, "Units", "Front desk")).contains("error", "is no Kubernetes name");
        assertThat(visitor.check(undeploy, "Variables", "TAG")).contains("error", "write NAME=VALUE");
        assertThat(visitor.check(image, "To", "clinic/a")).contains("error", "no tag");
        assertThat(visitor.check(image, "To", "")).contains("error");
        assertThat(visitor.check(image, "Cars", "a.zip")).contains("error", "a.zip");
        assertThat(visitor.check(image, "Additions", "lib/a.jar")).contains("error", "SRC:DEST");
        assertThat(visitor.check(image, "Tags", "a b")).contains("error");
        assertThat(visitor.check(image, "Labels", "=c")).contains("error");
        assertThat(visitor.check(image, "AwsRole", "push")).contains("error", "is no role at AWS");
        assertThat(visitor.check(image, "MiVersion", "newest")).contains("error", "no version");
        assertThat(visitor.check(image, "ServerRoles", "Own(")).contains("error", "no regular expression");
        assertThat(visitor.check(image, "Suppress", "other-name")).contains("error", "gives no reason");
        assertThat(visitor.check(image, "Suppress", "no-rule=because")).contains("error", "there is no rule");
    }

    @Test
    void shouldHoldNamespacesAndRegistriesToTheGlobalConfiguration() throws Exception {
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        global.setAllowedNamespaces("clinic\nclinic-preview-*");
        global.setAllowedRegistries("registry.example.com");
        global.setRegistry("registry.example.com/integration");
        assertThat(visitor.check(canary, "Namespace", "clinic-preview-7")).isEqualTo(FINE);
        assertThat(visitor.check(canary, "Namespace", "kube-system")).contains("error", "not allowed");
        assertThat(visitor.check(image, "To", "clinic/a:1")).contains("registry.example.com/integration/clinic/a:1");
        assertThat(visitor.check(image, "To", "other.example.com/a:1")).contains("error", "not allowed");
        assertThat(visitor.check(image, "Base", "wso2/wso2mi:4.4.0")).contains("error", "not allowed");
        Descriptor<?> rebase = jenkins.jenkins.getDescriptorOrDie(MiRebaseImageStep.class);
        assertThat(visitor.check(rebase, "Images", "clinic/a:1\nclinic/b:1")).isEqualTo(FINE);
        assertThat(visitor.check(rebase, "Images", "clinic/a:1\nother.example.com/b:1"))
                .contains("error", "not allowed");
        assertThat(visitor.check(rebase, "Tag", "1.2\n1.3")).contains("error", "is no tag");
        assertThat(visitor.check(rebase, "AwsRole", "push")).contains("error", "is no role at AWS");
        Descriptor<?> base = jenkins.jenkins.getDescriptorOrDie(MiBuildBaseStep.class);
        assertThat(visitor.check(base, "From", "wso2/wso2mi:4.4.0")).contains("error", "not allowed");
        assertThat(visitor.check(base, "Tags", "a b")).contains("error");
        assertThat(visitor.ask("author", HttpMethod.POST, canary, "doFillNamespaceItems", Map.of("credentialsId", ""))
                        .getContentAsString())
                .contains("clinic")
                .doesNotContain("preview");
    }

    @Test
    void shouldTellTheUserInGerman() throws Exception {
        LocaleProvider before = LocaleProvider.getProvider();
        // as Jenkins' own servlet does by the request, which the test harness does not start
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.GERMAN;
            }
        });
        try {
            assertThat(german("manage/configure"))
                    .contains("Zugangsdaten des Clusters", "Verbindung testen", "Erlaubte Namespaces");
            assertThat(visitor.check(canary, "ServerUrl", "http://a")).contains("Zu schreiben ist eine Adresse");
            assertThat(canary.getDisplayName()).contains("schrittweise");
        } finally {
            LocaleProvider.setProvider(before);
        }
        assertThat(german("descriptor/" + canary.getId() + "/help/plan"))
                .contains("Gewichte, die bis 100 Prozent steigen");
        assertThat(german("descriptor/" + canary.getId() + "/help/namespace"))
                .contains("für Objekte, die keinen nennen");
    }

    private String german(String path) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path));
        request.setAdditionalHeader("Accept-Language", "de");
        return visitor.client("admin").getPage(request).getWebResponse().getContentAsString();
    }
}
