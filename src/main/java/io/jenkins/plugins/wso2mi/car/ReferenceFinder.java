package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.car.PayloadFacts.Operation;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.Reference;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Synapse configuration names: artifacts, registry resources, connector operations and classes. What is
 * known of the attributes comes from the factories in {@code org.apache.synapse.config.xml} (wso2-synapse 4.0).
 */
final class ReferenceFinder implements PayloadWalk.Finder {
    private static final Map<String, Map<String, Target>> SLOTS = Map.ofEntries(
            Map.entry("sequence", Map.of("key", Target.SEQUENCE, "onError", Target.SEQUENCE)),
            Map.entry(
                    "endpoint",
                    Map.of("key", Target.ENDPOINT, "template", Target.TEMPLATE, "onError", Target.SEQUENCE)),
            Map.entry(
                    "target",
                    Map.of(
                            "sequence",
                            Target.SEQUENCE,
                            "endpoint",
                            Target.ENDPOINT,
                            "inSequence",
                            Target.SEQUENCE,
                            "outSequence",
                            Target.SEQUENCE,
                            "faultSequence",
                            Target.SEQUENCE)),
            Map.entry(
                    "resource",
                    Map.of(
                            "inSequence",
                            Target.SEQUENCE,
                            "outSequence",
                            Target.SEQUENCE,
                            "faultSequence",
                            Target.SEQUENCE,
                            "key",
                            Target.LOCAL_ENTRY)),
            Map.entry("call-template", Map.of("target", Target.TEMPLATE, "onError", Target.SEQUENCE)),
            Map.entry("store", Map.of("messageStore", Target.MESSAGE_STORE, "sequence", Target.SEQUENCE)),
            Map.entry(
                    "messageProcessor",
                    Map.of("messageStore", Target.MESSAGE_STORE, "targetEndpoint", Target.ENDPOINT)),
            Map.entry("inboundEndpoint", Map.of("sequence", Target.SEQUENCE, "onError", Target.SEQUENCE)),
            Map.entry("then", Map.of("sequence", Target.SEQUENCE)),
            Map.entry("else", Map.of("sequence", Target.SEQUENCE)),
            Map.entry("onComplete", Map.of("sequence", Target.SEQUENCE)),
            Map.entry("foreach", Map.of("sequence", Target.SEQUENCE)),
            Map.entry("enqueue", Map.of("sequence", Target.SEQUENCE)),
            Map.entry("throttle", Map.of("onAccept", Target.SEQUENCE, "onReject", Target.SEQUENCE)),
            Map.entry("onCacheHit", Map.of("sequence", Target.SEQUENCE)),
            Map.entry("xslt", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("xquery", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("script", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("include", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("schema", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("policy", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("format", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry("publishWSDL", Map.of("key", Target.LOCAL_ENTRY)),
            Map.entry(
                    "datamapper",
                    Map.of(
                            "config",
                            Target.LOCAL_ENTRY,
                            "inputSchema",
                            Target.LOCAL_ENTRY,
                            "outputSchema",
                            Target.LOCAL_ENTRY,
                            "xsltStyleSheet",
                            Target.LOCAL_ENTRY)));

    private static final Pattern STATIC = Pattern.compile("[^${}()\\[\\]\\s][^${}()\\[\\]]*");
    private static final Pattern REGISTRY = Pattern.compile("/?(conf|gov|resources):.+");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|.*/.*");
    private static final Pattern OPERATION = Pattern.compile("[A-Za-z][\\w-]*(\\.[\\w-]+)+");

    /** Parameters of message processors, and properties of tasks, whose value is a sequence. */
    private static final Set<String> SEQUENCE_PARAMETERS = Set.of(
            "message.processor.reply.sequence",
            "message.processor.fault.sequence",
            "message.processor.deactivate.sequence",
            "sequenceName");

    /** Elements whose content is data, not configuration. */
    private static final Set<String> LITERAL = Set.of("format", "source", "description", "inline");

    private final FactList notes;
    private final Map<List<Object>, Reference> references = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private int literal;

    ReferenceFinder(FactList notes) {
        this.notes = notes;
    }

    @Override
    public void opened(OpenElement element) {
        if (element.isSynapse() && literal == 0) {
            SLOTS.getOrDefault(element.name(), Map.of())
                    .forEach((attribute, target) -> reference(target, element.attribute(attribute), element));
            if (isOperation(element)) {
                notes.note(
                        operations,
                        element.name(),
                        new Operation(element.name(), element.line()),
                        element.name().length());
                reference(Target.LOCAL_ENTRY, element.attribute("configKey"), element);
            }
            if (element.name().equals("class") && !element.attribute("name").isEmpty()) {
                String name = element.attribute("name");
                notes.note(classes, name, name, name.length());
            }
            if (SEQUENCE_PARAMETERS.contains(element.attribute("name"))) {
                reference(Target.SEQUENCE, element.attribute("value"), element);
            }
        }
        literal += isLiteral(element) ? 1 : 0;
    }

    @Override
    public void closed(OpenElement element) {
        literal -= isLiteral(element) ? 1 : 0;
        if (element.isSynapse()
                && element.name().equals("parameter")
                && SEQUENCE_PARAMETERS.contains(element.attribute("name"))) {
            reference(Target.SEQUENCE, element.text(), element);
        }
    }

    /** Below a connector's operation stand its parameters; they may hold anything. */
    private static boolean isLiteral(OpenElement element) {
        return element.isSynapse() && (LITERAL.contains(element.name()) || isOperation(element));
    }

    private static boolean isOperation(OpenElement element) {
        return element.name().indexOf('.') > 0
                && OPERATION.matcher(element.name()).matches();
    }

    private void reference(Target target, String name, OpenElement element) {
        Target found = !name.isEmpty() && STATIC.matcher(name).matches() ? target(target, name) : null;
        if (found != null) {
            notes.note(references, List.of(found, name), new Reference(found, name, element.line()), name.length());
        }
    }

    private static @Nullable Target target(Target target, String name) {
        if (REGISTRY.matcher(name).matches()) {
            return Target.REGISTRY_RESOURCE;
        }
        return ELSEWHERE.matcher(name).matches() ? null : target;
    }

    List<Reference> references() {
        return List.copyOf(references.values());
    }

    List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    List<String> classMediators() {
        return List.copyOf(classes.values());
    }
}
