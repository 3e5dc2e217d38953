package standin;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.axis2.AxisFault;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.synapse.ServerConfigurationInformation;
import org.apache.synapse.ServerContextInformation;
import org.apache.synapse.ServerManager;
import standin.http.Health;
import standin.http.InternalHttp;
import standin.http.Management;
import standin.http.MetricsPage;

/** A running stand-in: Synapse with its CARs, and the internal listeners. */
final class Server {
    private static final Log LOG = LogFactory.getLog(Server.class);
    /** Long enough for clients with open connections to be told to close them, shorter than any grace period. */
    private static final long LINGER_MILLIS = 2_000;
    private static final long DRAIN_MILLIS = 20_000;

    private final ServerManager synapse;
    private final Startup startup;
    private final InternalHttp http;
    private final InternalHttp https;

    private Server(ServerManager synapse, Startup startup, InternalHttp http, InternalHttp https) {
        this.synapse = synapse;
        this.startup = startup;
        this.http = http;
        this.https = https;
    }

    /** Returns when all CARs were tried and all ports answer; throws if a port does not. */
    static Server start(Settings settings) throws IOException, GeneralSecurityException {
        Path work = workFolder(settings.ports());
        Startup startup = new Startup(settings);
        ServerConfigurationInformation configuration = Controller.configuration(work);
        ServerContextInformation context = new ServerContextInformation(configuration);
        context.addProperty(Startup.class.getName(), startup);
        ServerManager synapse = new ServerManager();
        synapse.init(configuration, context);
        synapse.start();
        requireAnswer(settings.ports().http());
        InternalHttp http = InternalHttp.plain(
                settings.ports().internalHttp(), new Health(startup.deployments()), new MetricsPage(startup.metrics()));
        InternalHttp https = InternalHttp.tls(
                settings.ports().internalHttps(),
                startup.tls(),
                new Management(
                        startup.deployments(), startup.synapse(), settings.ports().http(), settings.admin()));
        return new Server(synapse, startup, http, https);
    }

    /** Lets requests under way come to their end, then stops all. */
    void stop() {
        LOG.info("Stopping: no new connections, open requests are finished");
        try {
            startup.inbounds().stop(DRAIN_MILLIS / 1000);
            int cut = startup.traffic().drain(LINGER_MILLIS, DRAIN_MILLIS);
            if (cut > 0) {
                LOG.warn(cut + " requests were not done after " + DRAIN_MILLIS / 1000 + " s and are cut");
            }
            synapse.shutdown();
        } catch (AxisFault | RuntimeException e) {
            LOG.error("The server does not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
        https.close();
        LOG.info("Stopped");
    }

    /** Synapse says started although a port could not be bound or its threads died, so a request must tell. */
    private static void requireAnswer(int port) throws IOException {
        HttpURLConnection request = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/.started").toURL().openConnection();
        request.setConnectTimeout(5_000);
        request.setReadTimeout(10_000);
        try {
            request.getResponseCode();
        } catch (IOException e) {
            String reason = "Port " + port + " does not answer (taken by another process?): " + e.getMessage();
            throw new IOException(reason, e);
        } finally {
            request.disconnect();
        }
    }

    private static Path workFolder(Settings.Ports ports) throws IOException {
        Path work = Files.createTempDirectory("standin-");
        Files.createDirectories(work.resolve("repository/services"));
        Files.createDirectories(work.resolve("repository/modules"));
        Files.writeString(work.resolve("axis2.xml"), resource("axis2.xml")
                .replace("@HTTP@", Integer.toString(ports.http()))
                .replace("@HTTPS@", Integer.toString(ports.https())));
        Files.writeString(work.resolve("synapse.xml"), resource("synapse.xml"));
        return work;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Server.class.getResourceAsStream("/standin/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
