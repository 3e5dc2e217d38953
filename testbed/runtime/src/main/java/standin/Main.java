package standin;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Starts the Synapse stand-in: carbon applications on Apache Synapse, for machines that cannot pull wso2mi. */
public final class Main {
    private Main() {}

    /**
     * @param args none are read; settings come from the environment and {@code -D}, see {@link Settings#read()}
     */
    public static void main(String[] args) {
        ServerLog.install();
        Log log = LogFactory.getLog(Main.class);
        try {
            Server server = Server.start(Settings.read());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            long millis = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            log.info(String.format(Locale.ROOT, "Synapse stand-in started in %.2f seconds", millis / 1000.0));
        } catch (Exception | LinkageError e) {
            log.fatal("The Synapse stand-in does not start: " + e.getMessage(), e);
            // not exit: threads that Synapse has started would keep the process, which serves nobody
            Runtime.getRuntime().halt(1);
        }
    }
}
