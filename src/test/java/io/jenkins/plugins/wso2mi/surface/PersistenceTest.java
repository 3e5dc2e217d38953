package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Jenkins writes to its disk can be read by later versions: text, numbers, and plain classes of those. */
class PersistenceTest {
    /** Jenkins writes instances of these with their builds, jobs and settings. */
    private static final List<String> PERSISTED = List.of(
            "hudson.model.Describable",
            "hudson.model.Action",
            "hudson.model.Cause",
            "jenkins.model.GlobalConfiguration",
            "jenkins.model.CauseOfInterruption",
            "org.jenkinsci.plugins.workflow.steps.StepExecution");

    /** Made anew for each look at a job. */
    private static final String PASSING = "ReleasesAction";

    private static final Set<Class<?>> VALUES =
            Set.of(String.class, boolean.class, int.class, long.class, Integer.class, Long.class, Boolean.class);

    @Test
    void shouldKeepTextAndNumbersOnly() {
        List<Class<?>> persisted = persisted();
        assertThat(persisted).hasSizeGreaterThan(15);
        assertThat(persisted.stream().flatMap(c -> unfit(c).map(f -> c.getSimpleName() + ": " + f)))
                .isEmpty();
    }

    @Test
    void shouldBindFormsToPublicClassesOnly() {
        assertThat(Adapter.classes().stream()
                        .filter(c -> DataBound.constructor(c).isPresent()))
                .hasSizeGreaterThan(7)
                .allSatisfy(c -> {
                    assertThat(Modifier.isPublic(c.getModifiers()))
                            .as(c.getName())
                            .isTrue();
                    assertThat(Modifier.isPublic(
                                    DataBound.constructor(c).orElseThrow().getModifiers()))
                            .as("constructor of %s", c.getName())
                            .isTrue();
                });
    }

    @Test
    void shouldSeeWhatIsUnfit() {
        assertThat(unfit(Unfit.class)).containsExactlyInAnyOrder("Point point", "Runnable work", "List points");
    }

    private static List<Class<?>> persisted() {
        List<Class<?>> types = PERSISTED.stream().<Class<?>>map(Adapter::type).toList();
        return Adapter.classes().stream()
                .filter(c -> types.stream().anyMatch(t -> t.isAssignableFrom(c)))
                .filter(c -> !c.getSimpleName().equals(PASSING))
                .toList();
    }

    private static Stream<String> unfit(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()) && !Modifier.isTransient(f.getModifiers()))
                .filter(f -> !f.isSynthetic() && !fits(f))
                .map(f -> f.getType().getSimpleName() + " " + f.getName());
    }

    private static boolean fits(Field field) {
        return fits(field.getGenericType());
    }

    private static boolean fits(Type type) {
        if (type instanceof ParameterizedType p) {
            Class<?> raw = (Class<?>) p.getRawType();
            return raw.getName().startsWith("java.util.")
                    && Arrays.stream(p.getActualTypeArguments()).allMatch(PersistenceTest::fits);
        }
        if (!(type instanceof Class<?> c)) {
            return false;
        }
        return VALUES.contains(c) || Throwable.class == c || ownValue(c);
    }

    /** A class of the project that is none of what Jenkins cannot read again, and holds nothing of it. */
    private static boolean ownValue(Class<?> type) {
        return type.getName().startsWith("io.jenkins.plugins.wso2mi.")
                && !type.isRecord()
                && !type.isEnum()
                && !type.isInterface()
                && unfit(type).findAny().isEmpty();
    }

    /** What must be found. */
    @SuppressWarnings({"unused", "UnusedVariable"})
    static final class Unfit {
        private final String name = "";
        private final List<String> names = List.of();
        private final transient Runnable passing = () -> {};
        private final Point point = new Point(1, 2);
        private final Runnable work = () -> {};
        private final List<Point> points = List.of();

        record Point(int x, int y) {}
    }
}
