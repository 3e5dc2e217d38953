package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Identity;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;

/** How the objects of a unit begin. */
final class Heading {
    /** The label by which a unit's Service, budget and rules find its pods. */
    static final String NAME_LABEL = "app.kubernetes.io/name";

    private final Identity identity;

    Heading(Identity identity) {
        this.identity = identity;
    }

    /** An object with the unit's name. */
    Fields of(String apiVersion, String kind) {
        return of(apiVersion, kind, identity.name(), new Fields());
    }

    /** An object in the unit's namespace. */
    Fields of(String apiVersion, String kind, Value<String> name, Fields annotations) {
        Fields metadata = new Fields().put("name", name).put("namespace", identity.namespace());
        Fields labels = labels();
        identity.marks().forEach(labels::put);
        metadata.put("labels", labels).put("annotations", annotations);
        return new Fields().fix("apiVersion", apiVersion).fix("kind", kind).put("metadata", metadata);
    }

    /** An object that several units may have in common, or that lies in no namespace. */
    Fields common(String apiVersion, String kind, Value<String> name, boolean inNamespace, Fields annotations) {
        Fields metadata = new Fields().put("name", name);
        if (inNamespace) {
            metadata.put("namespace", identity.namespace());
        }
        Fields labels = new Fields();
        identity.labels().forEach(labels::put);
        identity.marks().forEach(labels::put);
        metadata.put("labels", labels).put("annotations", annotations);
        return new Fields().fix("apiVersion", apiVersion).fix("kind", kind).put("metadata", metadata);
    }

    /** The labels of pods; those that say whose an object is would be a rollout for nothing. */
    Fields labels() {
        Fields labels = new Fields().put(NAME_LABEL, identity.name());
        identity.labels().forEach(labels::put);
        return labels;
    }

    Fields selector() {
        return new Fields().put(NAME_LABEL, identity.name());
    }
}
