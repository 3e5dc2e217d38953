package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final KubernetesObject WEB = new KubernetesObject(
            Map.of("apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "web", "namespace", "shop")),
            "web.yaml:7");

    private static KubernetesClientException answer(int code, String words) {
        return new KubernetesClientException(
                "Failure executing: PATCH at: https://10.0.0.1/api. Message: " + words + ".",
                code,
                new StatusBuilder().withCode(code).withMessage(words).build());
    }

    @Test
    void shouldTellTheServersWordsWithoutTheClientsFrame() {
        Problem problem = Answers.problem(WEB, answer(400, "unknown field \"spec.prots\""));
        assertThat(problem.sentence())
                .isEqualTo("web.yaml:7 (Service shop/web): unknown field \"spec.prots\";"
                        + " correct the field's name or remove it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Unauthorized | renew the credentials",
                "403 | services is forbidden: x cannot patch | ask for a role that allows it (docs/permissions.md)",
                "403 | pods is forbidden: Exceeded quota: small | free quota or ask for more",
                "403 | unable to create new content in namespace shop because it is being terminated"
                        + " | wait until the namespace is gone (kubectl get namespaces), then release again",
                "404 | namespaces x not found | create the namespace, add it to the files, or name another by -n",
                "404 | the cluster knows no Clinic in x/v1 | correct apiVersion and kind, or install its CRD",
                "422 | spec.selector: field is immutable | it cannot be changed in place: delete the object first",
            })
    void shouldSayWhatToDo(int code, String words, String advice) {
        assertThat(Answers.advice(answer(code, words))).isEqualTo(advice);
    }

    @ParameterizedTest
    @CsvSource({"404, pods x not found", "400, bad request", "422, invalid value", "500, etcdserver: no leader"})
    void shouldNotAdviseWhereItKnowsNoBetter(int code, String words) {
        assertThat(Answers.advice(answer(code, words))).isEmpty();
    }

    @Test
    void shouldFindTheAnswerBelowOtherExceptions() {
        Throwable wrapped = new CompletionException(new IllegalStateException(answer(403, "pods is forbidden")));
        ClusterException failure = Answers.failure("watch namespace shop", wrapped);
        assertThat(failure)
                .hasMessage("cannot watch namespace shop: pods is forbidden;"
                        + " ask for a role that allows it (docs/permissions.md)");
        assertThat(failure.status()).isEqualTo(403);
    }

    @Test
    void shouldTellTheDeepestCauseWhenNobodyAnswered() {
        ClusterException failure = Answers.failure(
                "read Service shop/web",
                new KubernetesClientException("An error has occurred.", new IOException("Connection reset by peer")));
        assertThat(failure).hasMessageStartingWith("cannot read Service shop/web: Connection reset by peer; check");
        assertThat(failure.status()).isZero();
    }

    @Test
    void shouldNameTheCauseThatHasNoWords() {
        assertThat(Answers.words(new IOException(new IllegalStateException()))).isEqualTo("IllegalStateException");
    }

    @Test
    void shouldMakeTheServersWordsSafeToPrint() {
        assertThat(Answers.words(answer(400, "a\u001b[31m\nb"))).isEqualTo("a b");
    }
}
