package standin;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** The log on standard output, in the shape of MI's CARBON_CONSOLE. */
public final class ServerLog {
    /** They repeat in other words what the mediators and this project's own classes log. */
    private static final List<String> ECHOES = List.of(
            "SERVICE_LOGGER", "SERVICE_LOGGER.__SynapseService", "org.apache.synapse.transport.nhttp.access");

    /** Held, for java.util.logging keeps only weak references to loggers. */
    @SuppressWarnings("unused")
    private static List<Logger> quiet = List.of();

    private ServerLog() {}

    /** Outlives the shutdown hook of java.util.logging, which would silence the log before the drain is over. */
    public static final class Lasting extends LogManager {
        @Override
        public void reset() {
            // the handlers stay
        }
    }

    static void install() {
        System.setProperty("java.util.logging.manager", Lasting.class.getName());
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new Console());
        root.setLevel(Level.parse(System.getProperty("standin.log", "INFO")));
        quiet = ECHOES.stream().map(Logger::getLogger).toList();
        quiet.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private static final class Console extends StreamHandler {
        Console() {
            super(new PrintStream(System.out, false), new Line());
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord event) {
            super.publish(event);
            flush();
        }
    }

    /** {@code [2026-11-23 01:02:03,456]  INFO {Class} - message}, then each cause on a line of its own. */
    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord event) {
            String logger = String.valueOf(event.getLoggerName());
            StringBuilder line = new StringBuilder(String.format(
                    "[%1$tF %1$tT,%1$tL] %2$5s {%3$s} - %4$s%n",
                    event.getMillis(),
                    level(event.getLevel()),
                    logger.substring(logger.lastIndexOf('.') + 1),
                    formatMessage(event)));
            for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
                line.append("        ").append(cause).append(System.lineSeparator());
            }
            return line.toString();
        }

        private static String level(Level level) {
            return level == Level.SEVERE ? "ERROR" : level == Level.WARNING ? "WARN" : level.getName();
        }
    }
}
