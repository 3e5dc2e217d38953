package io.jenkins.plugins.wso2mi.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.jenkins.ForeignMembers.Member;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kohsuke.accmod.Restricted;

/**
 * What was compiled against the signatures links to the real classes: each member that a class file names is there,
 * with that descriptor, and open to plugins.
 */
class LinkageTest {
    private static final String ADAPTER = "io/jenkins/plugins/wso2mi/jenkins";

    @Test
    void shouldFindEveryMemberInTheRealClasses() throws IOException {
        assertThat(ForeignMembers.below(classes()))
                .hasSizeGreaterThan(200)
                .filteredOn(m -> find(m).isEmpty())
                .isEmpty();
    }

    @Test
    void shouldUseOpenMembersOnly() throws IOException {
        assertThat(ForeignMembers.below(classes()))
                .filteredOn(m -> find(m).stream().anyMatch(e -> e.isAnnotationPresent(Restricted.class)))
                .isEmpty();
    }

    @Test
    void shouldImplementAllThatTheRealTypesAskFor() throws IOException {
        assertThat(names().map(LinkageTest::load)
                        .filter(c -> !Modifier.isAbstract(c.getModifiers()))
                        .flatMap(c -> Arrays.stream(c.getMethods()))
                        .filter(m -> Modifier.isAbstract(m.getModifiers())))
                .isEmpty();
    }

    @Test
    void shouldSeeWhatIsNotThere() {
        assertThat(find(new Member("hudson/model/Run", "getNumber", "()I"))).isPresent();
        assertThat(find(new Member("hudson/model/Run", "getNumber", "()J"))).isEmpty();
        assertThat(find(new Member("hudson/model/Run", "getNothing", "()I"))).isEmpty();
    }

    /** The classes of the build against the signatures if it has been made, else those of this one. */
    private static Path classes() {
        Path signed = Path.of("target/classes", ADAPTER);
        return Files.isDirectory(signed) ? signed : Path.of("target/jenkins/target/classes", ADAPTER);
    }

    private static Stream<String> names() throws IOException {
        Path root = Path.of("target/jenkins/target/classes");
        try (Stream<Path> files = Files.walk(root.resolve(ADAPTER))) {
            return files
                    .map(f -> root.relativize(f).toString())
                    .filter(f -> f.endsWith(".class") && !f.endsWith("package-info.class"))
                    .map(f -> f.substring(0, f.length() - ".class".length()))
                    .toList()
                    .stream();
        }
    }

    private static Optional<? extends AnnotatedElement> find(Member member) {
        Class<?> owner = load(member.owner());
        if (member.name().equals("<init>")) {
            return Arrays.stream(owner.getDeclaredConstructors())
                    .filter(c -> descriptor(c).equals(member.descriptor()))
                    .findFirst();
        }
        return family(owner)
                .flatMap(c -> Stream.concat(
                        Arrays.stream(c.getDeclaredMethods())
                                .filter(m -> m.getName().equals(member.name())
                                        && descriptor(m).equals(member.descriptor())),
                        Arrays.stream(c.getDeclaredFields())
                                .filter(f -> f.getName().equals(member.name())
                                        && f.getType().descriptorString().equals(member.descriptor()))))
                .findFirst();
    }

    private static Stream<Class<?>> family(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        Stream<Class<?>> all = Stream.concat(Stream.of(type), above.flatMap(LinkageTest::family));
        return type.isInterface() ? Stream.concat(all, Stream.of(Object.class)) : all;
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static String descriptor(Constructor<?> constructor) {
        return MethodType.methodType(void.class, constructor.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, LinkageTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("not in the real jars: " + name, e);
        }
    }
}
