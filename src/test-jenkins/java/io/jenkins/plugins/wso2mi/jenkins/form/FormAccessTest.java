package io.jenkins.plugins.wso2mi.jenkins.form;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who is answered by what stands behind the forms. */
@WithJenkins
class FormAccessTest {
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final List<String> OTHERS = List.of("", "reader", "builder");

    private FormVisitor visitor;

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        visitor = new FormVisitor(jenkins);
    }

    @Test
    void shouldTellNothingToWhoMayNotConfigure() throws Exception {
        List<Descriptor<?>> forms = new ArrayList<>(visitor.jobForms());
        forms.add(FormVisitor.globalForm());
        for (Descriptor<?> form : forms) {
            for (Method question : FormVisitor.questions(form)) {
                for (String user : OTHERS) {
                    assertSilent(form, question, user);
                }
            }
        }
    }

    private void assertSilent(Descriptor<?> form, Method question, String user) throws Exception {
        WebResponse answer =
                visitor.ask(user, HttpMethod.POST, form, question.getName(), FormVisitor.answers(question, HOSTILE));
        String told = answer.getContentAsString();
        String who = user + ": " + form.getId() + "." + question.getName();
        if (user.isEmpty()) {
            assertThat(answer.getWebRequest().getUrl().getPath()).as(who).endsWith("/login");
        } else if (question.getName().startsWith("doTest")) {
            assertThat(answer.getStatusCode()).as(who).isIn(403, 404);
        } else if (question.getName().startsWith("doCheck")) {
            assertThat(told).as(who).isEqualTo("<div/>");
        } else {
            assertThat(answer.getStatusCode()).as(who).isEqualTo(200);
            assertThat(told.split("\"value\"", -1).length).as(who + told).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void shouldAnswerTheAuthorByPostAloneAndWithEveryTextEscaped() throws Exception {
        for (Descriptor<?> form : visitor.jobForms()) {
            for (Method question : FormVisitor.questions(form)) {
                Map<String, String> fields = FormVisitor.answers(question, HOSTILE);
                WebResponse answer = visitor.ask("author", HttpMethod.POST, form, question.getName(), fields);
                String who = form.getId() + "." + question.getName();
                assertThat(answer.getStatusCode()).as(who).isEqualTo(200);
                if (answer.getContentType().contains("html")) {
                    assertThat(answer.getContentAsString()).as(who).doesNotContain("<script");
                }
                assertThat(visitor.ask("author", HttpMethod.GET, form, question.getName(), fields)
                                .getStatusCode())
                        .as("GET " + who)
                        .isIn(404, 405);
            }
        }
    }

    @Test
    void shouldAnswerTheAdministratorAboutTheGlobalForm() throws Exception {
        Descriptor<?> form = FormVisitor.globalForm();
        for (Method question : FormVisitor.questions(form)) {
            Map<String, String> fields = FormVisitor.answers(question, HOSTILE);
            assertThat(visitor.ask("admin", HttpMethod.POST, form, question.getName(), fields)
                            .getStatusCode())
                    .as(question.getName())
                    .isEqualTo(200);
            assertThat(visitor.ask("admin", HttpMethod.GET, form, question.getName(), fields)
                            .getStatusCode())
                    .as("GET " + question.getName())
                    .isIn(404, 405);
            if (question.getName().startsWith("doCheck")) {
                assertThat(visitor.ask("author", HttpMethod.POST, form, question.getName(), fields)
                                .getContentAsString())
                        .as("author: " + question.getName())
                        .isEqualTo("<div/>");
            }
        }
    }
}
