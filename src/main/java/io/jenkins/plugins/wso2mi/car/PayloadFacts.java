package io.jenkins.plugins.wso2mi.car;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an XML file of a carbon application tells about itself and about others, gathered while it is read through.
 * Texts are cut to 300 characters; each thing is noted once, with the first line that names it.
 *
 * @param root local name of the root element
 * @param namespace of the root element; empty if it has none
 * @param attributes of the root element, by local name
 * @param references artifacts and registry resources that it names; names that are computed at run time are left out
 * @param operations connector operations that it calls, such as {@code http.get}
 * @param classMediators names of the classes that it uses as mediators
 * @param secrets places where a password or the like stands in clear text
 * @param registryItems what it brings into the registry, if it is a {@code registry-info.xml}
 * @param polling why it fetches work by itself, in every replica; null if it does not
 * @param complete whether all was noted; there is a limit for hostile files
 */
public record PayloadFacts(
        String root,
        String namespace,
        Map<String, String> attributes,
        List<Reference> references,
        List<Operation> operations,
        List<String> classMediators,
        List<ClearText> secrets,
        List<RegistryItem> registryItems,
        @Nullable String polling,
        boolean complete) {
    /** The namespace of Synapse configuration. */
    public static final String SYNAPSE = "http://ws.apache.org/ns/synapse";

    public PayloadFacts {
        attributes = Map.copyOf(attributes);
        references = List.copyOf(references);
        operations = List.copyOf(operations);
        classMediators = List.copyOf(classMediators);
        secrets = List.copyOf(secrets);
        registryItems = List.copyOf(registryItems);
    }

    /** What a {@link Reference} points to. */
    public enum Target {
        SEQUENCE("sequence"),
        ENDPOINT("endpoint"),
        TEMPLATE("template"),
        LOCAL_ENTRY("local entry"),
        MESSAGE_STORE("message store"),
        /** By a path that begins with {@code conf:}, {@code gov:} or {@code resources:}. */
        REGISTRY_RESOURCE("registry resource");

        private final String words;

        Target(String words) {
            this.words = words;
        }

        /** As people say it: {@code local entry}. */
        public String words() {
            return words;
        }
    }

    /**
     * Names another artifact or a registry resource.
     *
     * @param line where, counted from 1
     */
    public record Reference(Target target, String name, int line) {}

    /**
     * Calls an operation of a connector.
     *
     * @param name such as {@code http.get}
     * @param line where, counted from 1
     */
    public record Operation(String name, int line) {}

    /**
     * Holds a secret in clear text, which is not kept here.
     *
     * @param place the element or attribute, and the name that told it: {@code parameter 'jms.Password'}
     * @param line where, counted from 1
     */
    public record ClearText(String place, int line) {}

    /**
     * Brings a file or a folder into the registry.
     *
     * @param file below the folder {@code resources} of the artifact
     * @param path the registry's collection, such as {@code /_system/governance/ws-policy}
     * @param collection whether {@code file} is a folder
     */
    public record RegistryItem(String file, String path, boolean collection) {
        /** Where its content lies in the registry. */
        public String registryPath() {
            String base = path.replaceFirst("/+$", "");
            return collection ? base : base + "/" + file;
        }
    }
}
