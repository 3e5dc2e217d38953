package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be reached over the web changes nothing by GET, and asks who is there. */
class WebMethodsTest {
    private static final Set<String> POSTED =
            Set.of("org.kohsuke.stapler.verb.POST", "org.kohsuke.stapler.interceptor.RequirePOST");
    private static final Set<String> CHECKS = Set.of("checkPermission", "hasPermission", "checkAnyPermission");

    @Test
    void shouldTakePostsOnlyUnlessTheyOnlyRead() {
        assertThat(webMethods(Adapter.byteCode()))
                .hasSizeGreaterThan(10)
                .filteredOn(m -> !posted(m) && !m.isAnnotatedWith("org.kohsuke.stapler.verb.GET"))
                .isEmpty();
    }

    @Test
    void shouldCheckPermissions() {
        assertThat(webMethods(Adapter.byteCode()))
                .filteredOn(m -> !checksPermission(m))
                .isEmpty();
    }

    @Test
    void shouldSeeWebMethodsThatDoNot() {
        List<JavaMethod> bare = webMethods(new ClassFileImporter().importClasses(Bare.class));
        assertThat(bare).extracting(JavaMethod::getName).containsExactly("doDeleteAll");
        assertThat(bare).noneMatch(WebMethodsTest::posted).noneMatch(WebMethodsTest::checksPermission);
    }

    private static List<JavaMethod> webMethods(JavaClasses classes) {
        return classes.stream()
                .filter(c -> c.getPackageName().startsWith("io.jenkins.plugins.wso2mi"))
                .map(JavaClass::getMethods)
                .flatMap(Set::stream)
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC)
                        && !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(m -> m.getName().matches("do[A-Z].*")
                        || m.isAnnotatedWith("org.kohsuke.stapler.WebMethod")
                        || m.isAnnotatedWith("org.kohsuke.stapler.bind.JavaScriptMethod"))
                .filter(m -> m.getOwner().getPackageName().contains(".jenkins.")
                        || m.getOwner().isEquivalentTo(Bare.class))
                .toList();
    }

    private static boolean posted(JavaMethod method) {
        return POSTED.stream().anyMatch(method::isAnnotatedWith);
    }

    /**
     * Whether the method, or the page it belongs to before it is reached, gets to a check by calls within the project.
     */
    private static boolean checksPermission(JavaMethod method) {
        Stream<JavaCodeUnit> gate = method.getOwner().getMethods().stream()
                .filter(m -> m.getName().equals("getTarget"))
                .map(JavaCodeUnit.class::cast);
        return Stream.concat(Stream.of(method), gate).anyMatch(WebMethodsTest::reachesCheck);
    }

    private static boolean reachesCheck(JavaCodeUnit from) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (unit.getMethodCallsFromSelf().stream().anyMatch(c -> CHECKS.contains(c.getName()))) {
                return true;
            }
            calls(unit)
                    .flatMap(target -> target.resolveMember().stream())
                    .filter(t -> t.getOwner().getPackageName().startsWith("io.jenkins.plugins.wso2mi"))
                    .filter(t -> seen.add(t.getFullName()))
                    .forEach(open::push);
        }
        return false;
    }

    private static Stream<CodeUnitAccessTarget> calls(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getMethodCallsFromSelf().stream().map(c -> (CodeUnitAccessTarget) c.getTarget()),
                        unit.getConstructorCallsFromSelf().stream().map(c -> (CodeUnitAccessTarget) c.getTarget()),
                        unit.getMethodReferencesFromSelf().stream().map(c -> (CodeUnitAccessTarget) c.getTarget()))
                .flatMap(s -> s);
    }

    /** What must be found. */
    static final class Bare {
        public void doDeleteAll() {}
    }
}
