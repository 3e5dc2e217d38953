package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void shouldSayWhereWhatAndWhatToDo() {
        assertThat(Problem.error("web.yaml:12", "unknown field spec.replica", "did you mean replicas?")
                        .sentence())
                .isEqualTo("web.yaml:12: unknown field spec.replica; did you mean replicas?");
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        assertThat(Problem.error("", "no cluster", "").sentence()).isEqualTo("no cluster");
        assertThat(Problem.error("web.yaml", "is empty", "").sentence()).isEqualTo("web.yaml: is empty");
    }

    @Test
    void shouldStopTheWorkWhenItIsAnErrorOnly() {
        assertThat(Problem.error("a", "b", "c").isError()).isTrue();
        assertThat(Problem.warning("a", "b", "c").isError()).isFalse();
        assertThatThrownBy(() -> new Problem(null, "a", "b", "c")).isInstanceOf(NullPointerException.class);
    }

    @Property
    void shouldBeOnePlainLineWhateverTheOtherSideSaid(@ForAll String where, @ForAll String what, @ForAll String fix) {
        Problem problem = Problem.error("\u001B[2J" + where, what + "\nerror: forged", fix + "\r");

        assertThat(problem.sentence()).doesNotContain("\n", "\r", "\u001B");
        assertThat(problem.where()).isEqualTo(PlainText.oneLine("\u001B[2J" + where));
    }
}
