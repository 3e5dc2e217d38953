package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void shouldGoOnWhenThereAreWarningsOnly() {
        problems.warning("mi.yaml", "has no namespace", "");

        assertThat(problems.hasErrors()).isFalse();
        assertThatCode(problems::refuseOnErrors).doesNotThrowAnyException();
    }

    @Test
    void shouldTellEverythingAtOnceInTheOrderOfFindingWhenOneIsAnError() {
        Problem first = Problem.warning("a.yaml", "has a tab", "use spaces");
        Problem second = Problem.error("b.yaml", "is no YAML", "correct it");
        Problem third = Problem.warning("c.yaml", "is empty", "");
        List.of(first, second, third).forEach(problems::add);

        assertThatThrownBy(problems::refuseOnErrors)
                .hasMessage("a.yaml: has a tab; use spaces\nb.yaml: is no YAML; correct it\nc.yaml: is empty")
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::problems)
                .isEqualTo(List.of(first, second, third));
    }

    @Test
    void shouldNotChangeAListThatWasHandedOut() {
        List<Problem> before = problems.list();
        problems.error("a", "b", "c");

        assertThat(before).isEmpty();
        assertThatThrownBy(() -> problems.list().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Property
    void shouldRefuseExactlyWhenAnErrorIsAmongThem(@ForAll List<Severity> severities) {
        Problems found = new Problems();
        severities.forEach(s -> found.add(new Problem(s, "here", "something", "")));

        assertThat(found.list()).extracting(Problem::severity).isEqualTo(severities);
        assertThat(found.hasErrors()).isEqualTo(severities.contains(Severity.ERROR));
    }
}
