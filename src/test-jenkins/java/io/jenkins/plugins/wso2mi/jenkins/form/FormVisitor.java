package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildCarStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiCanaryStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiDeployStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRollbackStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiUndeployStep;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BaseImageTrigger;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.kohsuke.stapler.QueryParameter;

/** Users with different permissions, who ask what stands behind the forms of the job {@code form}. */
final class FormVisitor {
    private final JenkinsRule jenkins;
    private final Map<String, JenkinsRule.WebClient> clients = new HashMap<>();

    FormVisitor(JenkinsRule jenkins) throws IOException {
        this.jenkins = jenkins;
        jenkins.createProject(FreeStyleProject.class, "form");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder", "author")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("author")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    /** The descriptors of all forms in a job: of steps, and of the trigger. */
    List<Descriptor<?>> jobForms() {
        return Stream.of(
                        MiBuildCarStep.class,
                        MiBuildImageStep.class,
                        MiDeployStep.class,
                        MiCanaryStep.class,
                        MiRollbackStep.class,
                        MiUndeployStep.class,
                        BaseImageTrigger.class)
                .<Descriptor<?>>map(step -> jenkins.jenkins.getDescriptorOrDie(step))
                .toList();
    }

    static Descriptor<?> globalForm() {
        return MiGlobalConfiguration.get();
    }

    /** What a form asks its descriptor. */
    static List<Method> questions(Descriptor<?> form) {
        return Arrays.stream(form.getClass().getMethods())
                .filter(method -> method.getName().matches("do(Check|Fill|Test)[A-Z].*"))
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.wso2mi"))
                .toList();
    }

    /** Every parameter of a question with one value. */
    static Map<String, String> answers(Method question, String value) {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(question.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParameter.class))
                .forEach(parameter -> all.put(parameter.getName(), value));
        return all;
    }

    WebResponse ask(String user, HttpMethod method, Descriptor<?> form, String question, Map<String, String> fields)
            throws Exception {
        JenkinsRule.WebClient client = client(user);
        String item = form instanceof MiGlobalConfiguration ? "" : "job/form/";
        StringBuilder url = new StringBuilder(jenkins.getURL() + item + "descriptorByName/" + form.getId() + "/"
                + Character.toLowerCase(question.charAt(2)) + question.substring(3) + "?");
        fields.forEach((name, value) -> url.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        WebRequest request = new WebRequest(new URL(url.toString()), method);
        return client.getPage(method == HttpMethod.POST ? client.addCrumb(request) : request)
                .getWebResponse();
    }

    /** The browser of a user, who has logged in; of nobody for an empty name. */
    JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient known = clients.get(user);
        if (known != null) {
            return known;
        }
        JenkinsRule.WebClient client =
                jenkins.createWebClient().withJavaScriptEnabled(false).withThrowExceptionOnFailingStatusCode(false);
        if (!user.isEmpty()) {
            client.login(user);
        }
        clients.put(user, client);
        return client;
    }

    /** What the author of the job is told about a field. */
    String check(Descriptor<?> form, String field, String value) throws Exception {
        return ask("author", HttpMethod.POST, form, "doCheck" + field, Map.of("value", value, "credentialsId", ""))
                .getContentAsString();
    }
}
