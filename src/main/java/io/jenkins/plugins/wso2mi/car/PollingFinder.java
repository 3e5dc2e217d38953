package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an artifact fetches work by itself, in every replica, and not on request, and why. For inbound
 * endpoints that is told by the protocol ({@code InboundRequestProcessorFactoryImpl} of the Micro Integrator), for
 * those of a class by their behaviour ({@code GenericInboundListener}).
 */
final class PollingFinder implements PayloadWalk.Finder {
    private static final Set<String> LISTENING =
            Set.of("http", "https", "ws", "wss", "httpws", "httpswss", "hl7", "grpc", "cxf_ws_rm");
    private static final Set<String> QUEUES = Set.of("jms", "kafka", "rabbitmq", "mqtt");
    private static final Set<String> FETCHING_TRANSPORTS =
            Set.of("vfs", "jms", "mailto", "rabbitmq", "mqtt", "kafka", "msmq");

    private @Nullable OpenElement root;
    private String behaviour = "";

    @Override
    public void opened(OpenElement element) {
        root = root == null ? element : root;
    }

    @Override
    public void closed(OpenElement element) {
        if (element.name().equals("parameter") && element.attribute("name").equals("inbound.behavior")) {
            behaviour = element.text();
        }
    }

    /** Why it polls, in words that follow a name; null if it only answers requests. */
    @Nullable
    String reason() {
        return root == null
                ? null
                : switch (root.name()) {
                    case "task" -> "is a scheduled task";
                    case "messageProcessor" ->
                        "takes messages from the store " + PlainText.oneLine(root.attribute("messageStore"));
                    case "inboundEndpoint" -> inbound(root);
                    case "proxy", "data" -> transports(root);
                    default -> null;
                };
    }

    private @Nullable String inbound(OpenElement inbound) {
        String protocol = inbound.attribute("protocol");
        if (protocol.isEmpty()) {
            return behaviour.equals("listening")
                    ? null
                    : "is an inbound endpoint of the class " + PlainText.oneLine(inbound.attribute("class"))
                            + ", which polls or consumes";
        }
        if (LISTENING.contains(protocol)) {
            return null;
        }
        return protocol.equals("file")
                ? "is an inbound endpoint that polls files"
                : "is an inbound endpoint that "
                        + (QUEUES.contains(protocol) ? "consumes messages by " : "may poll by the protocol ")
                        + PlainText.oneLine(protocol);
    }

    private static @Nullable String transports(OpenElement service) {
        List<String> fetching = Arrays.stream(
                        service.attribute("transports").toLowerCase(Locale.ROOT).split("[\\s,]+"))
                .filter(FETCHING_TRANSPORTS::contains)
                .toList();
        return fetching.isEmpty() ? null : "is a service that fetches by the transport " + String.join(", ", fetching);
    }
}
