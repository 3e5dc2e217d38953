package io.jenkins.plugins.wso2mi.order;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An order to release, roll back or remove, as the fields of a step say it: texts by name, never null, lists one item a
 * line. It may be kept on disk: no secret goes into it.
 */
public final class ReleaseOrder implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String verb;
    private final LinkedHashMap<String, String> fields;

    private ReleaseOrder(String verb, Map<String, String> fields) {
        this.verb = verb;
        this.fields = new LinkedHashMap<>(fields);
    }

    /** An order to {@code deploy}, {@code canary}, {@code rollback} or {@code undeploy}, with all fields blank. */
    public static ReleaseOrder to(String verb) {
        return new ReleaseOrder(verb, Map.of());
    }

    /** The same with a field. */
    public ReleaseOrder with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ReleaseOrder(verb, more);
    }

    /** The same with the variables in its fields replaced; objects in a field are left as they are. */
    public ReleaseOrder expanded(UnaryOperator<String> variables) {
        Map<String, String> expanded = new LinkedHashMap<>(fields);
        expanded.replaceAll((field, value) -> field.equals("yaml") ? value : variables.apply(value));
        return new ReleaseOrder(verb, expanded);
    }

    /** What is to be done. */
    public String verb() {
        return verb;
    }

    /** A field's value, stripped; empty if it is blank. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** Whether a field says {@code true}. */
    public boolean is(String name) {
        return Boolean.parseBoolean(field(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReleaseOrder that && verb.equals(that.verb) && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return 31 * verb.hashCode() + fields.hashCode();
    }

    @Override
    public String toString() {
        return verb + " " + new TreeMap<>(fields);
    }
}
