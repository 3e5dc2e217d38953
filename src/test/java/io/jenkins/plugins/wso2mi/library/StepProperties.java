package io.jenkins.plugins.wso2mi.library;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The parameters of the Pipeline steps, read from their class files: Jenkins itself is not on this class path. */
final class StepProperties {
    private static final String STEPS = "io.jenkins.plugins.wso2mi.jenkins.step";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(STEPS);

    private StepProperties() {}

    /** All parameters of a step, such as {@code miDeploy}. */
    static Set<String> of(String step) {
        JavaClass type = CLASSES.get(STEPS + "." + capital(step) + "Step");
        Set<String> names = new TreeSet<>();
        for (JavaClass at = type;
                at.getPackageName().equals(STEPS);
                at = at.getRawSuperclass().orElseThrow()) {
            at.getMethods().stream().filter(StepProperties::isGetter).forEach(getter -> names.add(property(getter)));
        }
        return names;
    }

    /** What a step's result gives to scripts. */
    static Set<String> ofResult(String type) {
        Set<String> names = new TreeSet<>();
        Predicate<JavaMethod> open =
                method -> method.isAnnotatedWith("org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted");
        CLASSES.get(STEPS + "." + type).getMethods().stream()
                .filter(StepProperties::isGetter)
                .filter(open)
                .forEach(getter -> names.add(property(getter)));
        return names;
    }

    private static boolean isGetter(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.STATIC)
                && method.getParameters().isEmpty()
                && method.getName().matches("(get|is)[A-Z].*")
                && !method.getName().equals("getDescriptor");
    }

    private static String property(JavaMethod getter) {
        String name = getter.getName().replaceFirst("^(get|is)", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
