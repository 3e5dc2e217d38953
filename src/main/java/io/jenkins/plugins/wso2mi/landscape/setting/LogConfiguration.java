package io.jenkins.plugins.wso2mi.landscape.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The {@code conf/log4j2.properties} of a server: every file and every level that its version ships, under the same
 * names, by which the management API knows them; and besides, on the console, the logs that are asked for.
 */
final class LogConfiguration {
    /** Where it lies below the server's home. */
    static final String PATH = "conf/log4j2.properties";

    private static final String CONSOLE = "CARBON_CONSOLE";
    private static final List<String> LEVELS = levels();

    private final ServerVersion version;
    private final List<ServerLog> console;
    private final boolean json;
    private final StringBuilder text = new StringBuilder();

    private LogConfiguration(ServerVersion version, List<ServerLog> console, boolean json) {
        this.version = version;
        this.console = console;
        this.json = json;
    }

    /**
     * The whole file.
     *
     * @param console what is printed besides the main log
     * @param json whether each line on the console is a JSON object; files keep their form
     */
    static String of(ServerVersion version, List<ServerLog> console, boolean json) {
        return new LogConfiguration(version, console, json).write();
    }

    private static List<String> levels() {
        try (InputStream in = Objects.requireNonNull(LogConfiguration.class.getResourceAsStream("loggers.txt"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write() {
        List<ServerLog> files = ServerLog.of(version);
        List<String> appenders = new ArrayList<>(List.of(CONSOLE, "osgi"));
        files.forEach(log -> appenders.add(log.appender()));
        console.forEach(log -> appenders.add(onConsole(log)));
        text.append("# What Micro Integrator ")
                .append(version.release())
                .append(" logs to files, and what of it is printed to the console.\n");
        line("appenders", String.join(", ", appenders));
        console(CONSOLE, "server", "[%d] %5p {%c{1}} - %m%ex%n");
        console.forEach(log -> console(
                onConsole(log), log.word(), log.word().toUpperCase(java.util.Locale.ROOT) + " - " + log.pattern()));
        files.forEach(this::file);
        line("appender.osgi.type", "PaxOsgi");
        line("appender.osgi.name", "PaxOsgi");
        line("appender.osgi.filter", "*");
        loggers(files);
        root();
        return text.toString();
    }

    private static String onConsole(ServerLog log) {
        return log.name() + "_CONSOLE";
    }

    private void console(String appender, String log, String pattern) {
        String prefix = "appender." + appender;
        line(prefix + ".type", "Console");
        line(prefix + ".name", appender);
        line(prefix + ".layout.type", "PatternLayout");
        line(prefix + ".layout.pattern", json ? jsonPattern(log) : pattern);
        if (json) {
            // else the stack trace would stand a second time behind the object
            line(prefix + ".layout.alwaysWriteExceptions", "false");
        }
        threshold(prefix, "DEBUG");
    }

    // PatternLayout, since the JSON layouts need libraries that not every version has
    private static String jsonPattern(String log) {
        return "{\"time\":\"%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX}\",\"log\":\"" + log + "\",\"level\":\"%p\""
                + field("logger", "%c") + field("thread", "%t") + field("correlationId", "%X{Correlation-ID}")
                + field("message", "%m") + field("exception", "%ex") + "}%n";
    }

    private static String field(String name, String conversion) {
        return ",\"" + name + "\":\"%enc{" + conversion + "}{JSON}\"";
    }

    private void file(ServerLog log) {
        String prefix = "appender." + log.appender();
        String folder = version.atLeast(4, 2) ? "${sys:logfiles.home}/" : "${sys:carbon.home}/repository/logs/";
        int suffix = log.file().lastIndexOf('.');
        line(prefix + ".type", "RollingFile");
        line(prefix + ".name", log.appender());
        line(prefix + ".fileName", folder + log.file());
        // a number, without which files of the same day would take each other's place
        line(
                prefix + ".filePattern",
                folder + log.file().substring(0, suffix) + "-%d{MM-dd-yyyy}-%i"
                        + log.file().substring(suffix));
        line(prefix + ".layout.type", "PatternLayout");
        line(prefix + ".layout.pattern", log.pattern());
        line(prefix + ".policies.type", "Policies");
        line(prefix + ".policies.time.type", "TimeBasedTriggeringPolicy");
        line(prefix + ".policies.size.type", "SizeBasedTriggeringPolicy");
        line(prefix + ".policies.size.size", "10MB");
        line(prefix + ".strategy.type", "DefaultRolloverStrategy");
        line(prefix + ".strategy.max", "20");
        threshold(prefix, log.threshold());
    }

    private void threshold(String prefix, String level) {
        line(prefix + ".filter.threshold.type", "ThresholdFilter");
        line(prefix + ".filter.threshold.level", level);
    }

    private void loggers(List<ServerLog> files) {
        List<ServerLog> own =
                files.stream().filter(log -> !log.logger().isEmpty()).toList();
        List<String> keys = Stream.concat(own.stream().map(ServerLog::logger), LEVELS.stream())
                .map(logger -> logger.split(" ", -1)[0])
                .toList();
        line("loggers", String.join(", ", keys));
        own.forEach(log -> {
            String prefix = logger(log.logger());
            // traced messages are in the main log too
            line(prefix + ".additivity", String.valueOf(log == ServerLog.MESSAGES));
            line(prefix + ".appenderRef." + log.appender() + ".ref", log.appender());
            if (console.contains(log)) {
                line(prefix + ".appenderRef." + onConsole(log) + ".ref", onConsole(log));
            }
        });
        LEVELS.forEach(level -> {
            String prefix = logger(level);
            if (level.endsWith(" silent")) {
                line(prefix + ".additivity", "false");
            }
        });
    }

    private String logger(String words) {
        String[] all = words.split(" ", -1);
        String prefix = "logger." + all[0];
        line(prefix + ".name", all[2]);
        line(prefix + ".level", all[1]);
        return prefix;
    }

    private void root() {
        line("rootLogger.level", "INFO");
        for (String appender : List.of(CONSOLE, "CARBON_LOGFILE", "ERROR_LOGFILE")) {
            line("rootLogger.appenderRef." + appender + ".ref", appender);
        }
        line("rootLogger.appenderRef.osgi.ref", "PaxOsgi");
    }

    private void line(String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
