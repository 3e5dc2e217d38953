package io.jenkins.plugins.wso2mi.landscape.setting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gives what is written to log4j itself. */
@ResourceLock(Resources.SYSTEM_OUT)
class LogConfigurationTest {
    private static final String CALL = "2|HTTP|http-1|POST|/appointments|200";

    @TempDir
    private Path folder;

    /** Stands where the server has the appender that hands events to its OSGi framework. */
    @Plugin(name = "PaxOsgi", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE)
    static final class PaxOsgi extends AbstractAppender {
        private PaxOsgi(String name) {
            super(name, null, null, true, Property.EMPTY_ARRAY);
        }

        @PluginFactory
        static PaxOsgi create(@PluginAttribute("name") String name, @PluginAttribute("filter") String filter) {
            assertThat(filter).isEqualTo("*");
            return new PaxOsgi(name);
        }

        @Override
        public void append(LogEvent event) {}
    }

    private static ServerVersion version(String text) {
        return ServerVersion.parse(text).orElseThrow();
    }

    /** What is printed while a server works with a configuration. */
    private List<String> printed(String text, Consumer<LoggerContext> work) throws IOException {
        String own = "packages = " + getClass().getPackageName() + "\n"
                + text.replaceAll("\\$\\{sys:(carbon|logfiles)\\.home}", folder.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try (LoggerContext context = new LoggerContext("server")) {
            context.start(new PropertiesConfigurationFactory()
                    .getConfiguration(context, new ConfigurationSource(new ByteArrayInputStream(own.getBytes(UTF_8)))));
            work.accept(context);
        } finally {
            System.setOut(before);
        }
        return out.toString(UTF_8).lines().toList();
    }

    private static void call(LoggerContext context) {
        ThreadContext.put("Correlation-ID", "7f3a");
        context.getLogger("correlation").info(CALL);
        ThreadContext.remove("Correlation-ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.0", "4.1.0", "4.6.0"})
    void shouldPrintTheCorrelationLineThatTheFileGets(String version) throws IOException {
        String text = LogConfiguration.of(version(version), List.of(ServerLog.CORRELATION), false);

        List<String> lines = printed(text, LogConfigurationTest::call);

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("CORRELATION - 2")
                .endsWith("|" + CALL);
        String folder = version.equals("4.6.0") ? "correlation.log" : "repository/logs/correlation.log";
        assertThat(Files.readString(this.folder.resolve(folder)).strip())
                .isEqualTo(lines.get(0).substring("CORRELATION - ".length()))
                .contains("|7f3a|");
    }

    @Test
    void shouldPrintEachEventAsOneObjectWithWhatItHolds() throws IOException {
        String text = LogConfiguration.of(version("4.4.0"), List.of(ServerLog.CORRELATION, ServerLog.ACCESS), true);

        List<String> lines = printed(text, context -> {
            call(context);
            context.getLogger("org.apache.synapse.transport.http.access.logs").debug("GET \"/a\\b\" 200");
            context.getLogger("org.apache.synapse.Main").error("two\nlines", new IOException("disk is \"full\""));
        });

        // not every log4j knows that %enc writes the exception already
        assertThat(text).contains("appender.CARBON_CONSOLE.layout.alwaysWriteExceptions = false\n");
        assertThat(lines).hasSize(3);
        JsonNode correlation = new ObjectMapper().readTree(lines.get(0));
        assertThat(correlation.path("log").asText()).isEqualTo("correlation");
        assertThat(correlation.path("correlationId").asText()).isEqualTo("7f3a");
        assertThat(correlation.path("message").asText()).isEqualTo(CALL);
        assertThat(correlation.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}.+");
        assertThat(new ObjectMapper().readTree(lines.get(1)).path("message").asText())
                .isEqualTo("GET \"/a\\b\" 200");
        JsonNode error = new ObjectMapper().readTree(lines.get(2));
        assertThat(error.path("log").asText()).isEqualTo("server");
        assertThat(error.path("level").asText()).isEqualTo("ERROR");
        assertThat(error.path("logger").asText()).isEqualTo("org.apache.synapse.Main");
        assertThat(error.path("message").asText()).isEqualTo("two\nlines");
        assertThat(error.path("exception").asText()).contains("disk is \"full\"", "\tat ");
    }

    @Test
    void shouldHideNothingThatTheVersionWritesAndPrintNoMoreThanIsAskedFor() throws IOException {
        String text = LogConfiguration.of(version("4.4.0"), List.of(ServerLog.API), false);

        List<String> lines = printed(text, context -> {
            call(context);
            context.getLogger("AUDIT_LOG").info("deployed");
            context.getLogger("API_LOGGER.Appointments").info("asked");
            context.getLogger("org.apache.synapse.Main").info("started");
            context.getLogger("org.apache.synapse.transport.http.wire").fatal("a body");
            context.getLogger("org.quartz.core").info("tick");
            assertThat(context.getLogger("com.hierynomus.smbj").getLevel()).isEqualTo(Level.ERROR);
        });

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("API - [").endsWith("- asked");
        assertThat(lines.get(1)).endsWith("{Main} - started");
        assertThat(Files.readString(folder.resolve("audit.log"))).endsWith("- deployed\n");
        assertThat(Files.readString(folder.resolve("wso2carbon.log")))
                .contains("{org.apache.synapse.Main} - started")
                .doesNotContain("deployed", "asked", "a body", "tick");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "wso2carbon.log",
                        "wso2error.log",
                        "audit.log",
                        "wso2-mi-service.log",
                        "wso2-mi-api.log",
                        "tm.out",
                        "wso2carbon-trace-messages.log",
                        "correlation.log",
                        "wso2-mi-open-telemetry.log",
                        "http_access.log");
    }
}
