package io.jenkins.plugins.wso2mi.surface;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The properties of a class that Jenkins binds to forms and to named arguments. */
final class DataBound {
    private DataBound() {}

    /** The constructor that Jenkins calls; empty if there is none. */
    static Optional<Constructor<?>> constructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(c -> Adapter.has(c, "DataBoundConstructor"))
                .findFirst();
    }

    /** Names of what the constructor and the setters take, inherited ones too. */
    static SortedSet<String> properties(Class<?> type) {
        SortedSet<String> names = new TreeSet<>(setters(type));
        constructor(type).stream()
                .flatMap(c -> Arrays.stream(c.getParameters()))
                .map(Parameter::getName)
                .forEach(names::add);
        return names;
    }

    static Optional<Method> getter(Class<?> type, String property) {
        List<String> names =
                Stream.of("get", "is").map(p -> p + capital(property)).toList();
        return Arrays.stream(type.getMethods())
                .filter(m -> names.contains(m.getName()) && m.getParameterCount() == 0)
                .findFirst();
    }

    private static List<String> setters(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(m -> Adapter.has(m, "DataBoundSetter") && Modifier.isPublic(m.getModifiers()))
                .map(m -> Introspector.decapitalize(m.getName().substring("set".length())))
                .toList();
    }

    private static String capital(String property) {
        return Character.toUpperCase(property.charAt(0)) + property.substring(1);
    }
}
