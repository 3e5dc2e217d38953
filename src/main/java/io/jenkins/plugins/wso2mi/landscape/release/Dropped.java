package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The objects that releases of a unit applied and its landscape no longer wants, remembered in an annotation of its
 * Deployment until they are gone: the record of the release to come does not name them any more.
 */
final class Dropped {
    /** The annotation; one object a line: apiVersion, kind, and name or namespace/name. */
    static final String ANNOTATION = "wso2-mi.io/dropped";

    private Dropped() {}

    /** As the annotation's text; null, which takes it away, for none. */
    static @Nullable String text(List<ObjectRef> objects) {
        return objects.isEmpty() ? null : objects.stream().map(Dropped::line).collect(Collectors.joining("\n"));
    }

    /** The objects that a Deployment's annotations remember; a line that is none is passed over. */
    static List<ObjectRef> of(Map<String, String> annotations) {
        return annotations
                .getOrDefault(ANNOTATION, "")
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 3)
                .map(words -> ref(words[0], words[1], words[2]))
                .toList();
    }

    /** A Deployment that remembers them. */
    static KubernetesObject on(KubernetesObject deployment, List<ObjectRef> objects) {
        String text = text(objects);
        return text == null ? deployment : deployment.withAnnotation(ANNOTATION, text);
    }

    private static String line(ObjectRef ref) {
        String name = ref.namespace() == null ? ref.name() : ref.namespace() + "/" + ref.name();
        return ref.apiVersion() + " " + ref.kind() + " " + name;
    }

    private static ObjectRef ref(String apiVersion, String kind, String name) {
        int slash = name.indexOf('/');
        return new ObjectRef(apiVersion, kind, slash < 0 ? null : name.substring(0, slash), name.substring(slash + 1));
    }
}
