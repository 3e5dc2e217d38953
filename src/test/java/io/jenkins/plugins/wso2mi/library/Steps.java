package io.jenkins.plugins.wso2mi.library;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stands in for {@code steps}: writes down each call, runs the bodies of blocks, and answers as it was told. */
public final class Steps extends GroovyObjectSupport {
    private final List<Call> calls = new ArrayList<>();
    private final Deque<String> blocks = new ArrayDeque<>();
    private final Map<String, Function<Call, Object>> answers = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    Steps() {
        answer("error", call -> {
            throw new StepFailure(String.valueOf(call.argument("")));
        });
    }

    /** What a step gives from now on. */
    void answer(String step, Function<Call, Object> answer) {
        answers.put(step, answer);
    }

    /** Makes as if a step were not installed. */
    void remove(String step) {
        missing.add(step);
    }

    /** All calls so far. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one step. */
    List<Call> calls(String step) {
        return calls.stream().filter(call -> call.step().equals(step)).toList();
    }

    @Override
    public Object invokeMethod(String name, Object raw) {
        if (missing.contains(name)) {
            // the words of workflow-cps (DSL.invokeMethod)
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps [echo, error]");
        }
        List<Object> given = new ArrayList<>(List.of((Object[]) raw));
        Closure<?> body =
                !given.isEmpty() && given.get(given.size() - 1) instanceof Closure<?> closure ? closure : null;
        if (body != null) {
            given.remove(body);
        }
        Map<String, Object> arguments = arguments(given);
        Call call = new Call(name, arguments, List.copyOf(blocks));
        calls.add(call);
        if (name.equals("parallel")) {
            return parallel(arguments);
        }
        Object result = answers.containsKey(name) ? answers.get(name).apply(call) : null;
        return body == null ? result : within(block(call), body);
    }

    private static String block(Call call) {
        Object title = call.argument("");
        return title == null || call.step().equals("node") ? call.step() : call.step() + ":" + title;
    }

    private Object within(String block, Closure<?> body) {
        blocks.addLast(block);
        try {
            return body.call();
        } finally {
            blocks.removeLast();
        }
    }

    /** As Jenkins does without failFast: all branches end, in any order, then the first failure is told. */
    private Object parallel(Map<String, Object> branches) {
        Map<String, Object> results = new LinkedHashMap<>();
        List<RuntimeException> failures = new ArrayList<>();
        List<String> names = new ArrayList<>(branches.keySet());
        Collections.reverse(names);
        for (String name : names) {
            try {
                results.put(name, within("branch:" + name, (Closure<?>) branches.get(name)));
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return results;
    }

    private static Map<String, Object> arguments(List<Object> given) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Object one : given) {
            if (one instanceof Map<?, ?> named) {
                named.forEach((key, value) -> arguments.put(key.toString(), plain(value)));
            } else {
                arguments.put("", plain(one));
            }
        }
        return arguments;
    }

    /** What Jenkins could store and send; anything else is refused. */
    private static Object plain(Object value) {
        if (value instanceof GString text) {
            return text.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Steps::plain).collect(Collectors.toCollection(ArrayList::new));
        }
        if (value != null && !(value instanceof Serializable)) {
            throw new IllegalArgumentException(value.getClass() + " cannot be stored by Jenkins");
        }
        return value;
    }
}
