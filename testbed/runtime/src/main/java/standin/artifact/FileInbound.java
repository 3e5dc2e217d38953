package standin.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.synapse.config.xml.XMLConfigConstants;
import standin.car.Step;
import standin.metrics.Service;

/** An inbound endpoint of protocol {@code file}: polls a folder and gives each file to a sequence. */
final class FileInbound {
    private static final Log LOG = LogFactory.getLog(FileInbound.class);

    private final Path folder;
    private final Pattern pattern;
    private final InboundFile processed;
    private final InboundFile failed;
    private final FileMessage message;
    private final Service service;
    private final Engine engine;
    private ScheduledFuture<?> polling;

    private FileInbound(String name, Map<String, String> parameters, FileMessage message, Engine engine) {
        this.folder = InboundFile.folder(parameters, "transport.vfs.FileURI");
        this.pattern = Pattern.compile(parameters.getOrDefault("transport.vfs.FileNamePattern", ".*"));
        this.processed = InboundFile.after("Process", parameters);
        this.failed = InboundFile.after("Failure", parameters);
        this.message = message;
        this.service = Service.inbound(name);
        this.engine = engine;
    }

    static Step read(OMElement xml, Engine engine) {
        String name = NamedArtifacts.name(xml);
        String protocol = attribute(xml, "protocol");
        if (!"file".equals(protocol)) {
            throw new Unsupported("inbound endpoint of protocol " + protocol);
        }
        Map<String, String> parameters = parameters(xml);
        FileMessage message = new FileMessage(
                attribute(xml, "sequence"),
                attribute(xml, "onError"),
                parameters.getOrDefault("transport.vfs.ContentType", "text/plain"),
                engine);
        FileInbound inbound = new FileInbound(name, parameters, message, engine);
        long interval = Long.parseLong(parameters.getOrDefault("interval", "1000"));
        boolean suspended = "true".equals(attribute(xml, "suspend"));
        return new Step(
                "inbound endpoint " + name, () -> {}, () -> inbound.start(suspended ? 0 : interval), inbound::stop);
    }

    private void start(long interval) {
        message.check();
        engine.metrics().up(service);
        if (interval > 0) {
            polling = engine.inbounds().every(interval, this::poll);
        }
    }

    private void stop() {
        engine.metrics().down(service);
        if (polling != null) {
            polling.cancel(false);
        }
    }

    private void poll() {
        try (Stream<Path> listing = Files.list(folder)) {
            List<Path> files = listing.filter(Files::isRegularFile)
                    .filter(file -> pattern.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            for (Path file : files) {
                give(file);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The inbound endpoint " + service.name() + " cannot poll " + folder, e);
        }
    }

    private void give(Path file) throws IOException {
        engine.metrics().request(service);
        long start = System.nanoTime();
        boolean done = message.inject(file);
        if (done) {
            engine.metrics().latency(service, System.nanoTime() - start);
        } else {
            engine.metrics().error(service);
        }
        (done ? processed : failed).leave(file);
    }

    private static Map<String, String> parameters(OMElement xml) {
        Map<String, String> parameters = new HashMap<>();
        OMElement all = xml.getFirstChildWithName(new QName(XMLConfigConstants.SYNAPSE_NAMESPACE, "parameters"));
        Iterator<?> each = all == null ? List.of().iterator() : all.getChildrenWithLocalName("parameter");
        while (each.hasNext()) {
            OMElement parameter = (OMElement) each.next();
            parameters.put(attribute(parameter, "name"), parameter.getText().trim());
        }
        return parameters;
    }

    private static String attribute(OMElement element, String name) {
        return element.getAttributeValue(new QName(name));
    }
}
