package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A log that Micro Integrator keeps in a file of its own, as the {@code conf/log4j2.properties} of its versions 1.1 to
 * 4.6 says it (wso2/product-micro-integrator, distribution/src/conf).
 */
enum ServerLog {
    MAIN("CARBON_LOGFILE", "wso2carbon.log", "DEBUG", ""),
    ERROR("ERROR_LOGFILE", "wso2error.log", "WARN", ""),
    AUDIT("AUDIT_LOGFILE", "audit.log", "INFO", "AUDIT_LOG INFO AUDIT_LOG"),
    SERVICE("SERVICE_LOGFILE", "wso2-mi-service.log", "TRACE", "SERVICE_LOGGER INFO SERVICE_LOGGER"),
    API("API_LOGFILE", "wso2-mi-api.log", "TRACE", "API_LOGGER INFO API_LOGGER"),
    TRANSACTIONS("ATOMIKOS_LOGFILE", "tm.out", "TRACE", "com-atomikos INFO com.atomikos"),
    MESSAGES("CARBON_TRACE_LOGFILE", "wso2carbon-trace-messages.log", "TRACE", "trace-messages TRACE trace.messages"),
    CORRELATION("CORRELATION", "correlation.log", "INFO", "correlation INFO correlation"),
    TELEMETRY("OPEN_TELEMETRY", "wso2-mi-open-telemetry.log", "TRACE", "opentelemetry-trace TRACE tracer"),
    ACCESS(
            "HTTP_ACCESS_LOGFILE",
            "http_access.log",
            "DEBUG",
            "PassThroughAccess DEBUG org.apache.synapse.transport.http.access.logs");

    /** Those that are asked for on the console; the main log is there anyway. */
    private static final List<ServerLog> FOR_CONSOLE = List.of(ACCESS, API, AUDIT, CORRELATION, SERVICE);

    private final String appender;
    private final String file;
    private final String threshold;
    private final String logger;

    ServerLog(String appender, String file, String threshold, String logger) {
        this.appender = appender;
        this.file = file;
        this.threshold = threshold;
        this.logger = logger;
    }

    /** The words that name those that can be printed to the console. */
    static List<String> words() {
        return FOR_CONSOLE.stream().map(ServerLog::word).toList();
    }

    static List<ServerLog> of(ServerVersion version) {
        return Arrays.stream(values()).filter(log -> log.isIn(version)).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a version writes it by log4j; the access log of earlier versions goes to its file past it. */
    boolean isIn(ServerVersion version) {
        return switch (this) {
            case API -> version.atLeast(1, 2);
            case TELEMETRY -> version.atLeast(4, 2);
            case ACCESS -> version.atLeast(4, 3);
            default -> true;
        };
    }

    String appender() {
        return appender;
    }

    String file() {
        return file;
    }

    String threshold() {
        return threshold;
    }

    /** Key, level and name of its logger; empty for what the root logger writes. */
    String logger() {
        return logger;
    }

    String pattern() {
        return switch (this) {
            case CORRELATION -> "%d{yyyy-MM-dd HH:mm:ss,SSS}|%X{Correlation-ID}|%t|%m%n";
            case TELEMETRY -> "%d{MM-dd-yyyy}-%d{HH:mm:ss,SSS} [%X{ip}-%X{host}] [%t] %5p %m%n";
            case ACCESS -> "%m%n";
            default -> "[%d] %5p {%c} - %m%ex%n";
        };
    }
}
