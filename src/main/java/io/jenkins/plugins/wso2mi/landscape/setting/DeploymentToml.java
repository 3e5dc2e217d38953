package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * The project's {@code conf/deployment.toml}, with what metrics and tracing need of it: Micro Integrator takes neither
 * from its environment.
 */
final class DeploymentToml {
    private static final String PATH = "conf/deployment.toml";
    private static final String HANDLER = "org.wso2.micro.integrator.observability.metric.handler.MetricHandler";
    private static final Pattern MEDIATION = Pattern.compile("(?m)^[ \\t]*\\[[ \\t]*mediation[ \\t]*\\].*$");
    private static final List<String> FLOWS = List.of("mediation", "flow", "statistics", "capture_all");

    private final Settings settings;
    private final Value<ServerVersion> version;
    private final Source.Text own;
    private String text;

    private DeploymentToml(Settings settings, Value<ServerVersion> version, Source.Text own) {
        this.settings = settings;
        this.version = version;
        this.own = own;
        this.text = own.text().get();
    }

    /** The server with what its settings need; what cannot be said in its file is refused. */
    static Server completed(UnitText unit, Settings settings, Server server, Metrics metrics) {
        Optional<Tracing> tracing = settings.optional("tracing").map(one -> Tracing.read(one, server.version()));
        Optional<Source.Text> own = server.file(PATH)
                .map(ServerFile::source)
                .filter(Source.Text.class::isInstance)
                .map(Source.Text.class::cast);
        if (own.isEmpty()) {
            tracing.ifPresent(one -> refuse(unit, settings));
            return server;
        }
        DeploymentToml file = new DeploymentToml(settings, server.version(), own.get());
        return file.complete(metrics, tracing)
                .map(text -> server.with(new ServerFile(PATH, new Source.Text(text))))
                .orElse(server);
    }

    private static void refuse(UnitText unit, Settings settings) {
        String source = unit.burnt(PATH).map(Placed::text).orElse("FILE");
        settings.refuse(
                "tracing",
                "it is said in " + PATH + ", and config has none of the project",
                "write config: {" + PATH + ": " + source + "}");
    }

    /** The text with its additions; empty if there are none, or if it is no TOML. */
    private Optional<Value<String>> complete(Metrics metrics, Optional<Tracing> tracing) {
        TomlParseResult toml = Toml.parse(text, TomlVersion.V0_5_0);
        if (toml.hasErrors()) {
            refuseToml(toml);
            return Optional.empty();
        }
        if (metrics.prometheus().get() && !hasHandler(toml)) {
            text += "\n[[synapse_handlers]]\nname = \"MetricHandler\"\nclass = \"" + HANDLER + "\"\n";
        }
        tracing.ifPresent(one -> trace(one, toml));
        boolean same = text.equals(own.text().get());
        return same
                ? Optional.empty()
                : Optional.of(new Value<>(text, own.text().origin()));
    }

    private void refuseToml(TomlParseResult toml) {
        // what follows the first is often its echo
        TomlParseError error = toml.errors().get(0);
        String what = "line " + error.position().line() + " is no TOML: " + error.getMessage();
        settings.below("config").refuse(PATH, what, "correct it: the server would not start");
    }

    private static boolean hasHandler(TomlTable toml) {
        return toml.get(List.of("synapse_handlers")) instanceof TomlArray handlers
                && handlers.toList().stream()
                        .anyMatch(one -> one instanceof TomlTable table && HANDLER.equals(table.get(List.of("class"))));
    }

    private void trace(Tracing tracing, TomlTable toml) {
        String table = tracing.table(version.get());
        if (toml.contains(List.of(table))) {
            settings.refuse("tracing", PATH + " has [" + table + "] already", "say it in one of the two places");
            return;
        }
        if (!toml.contains(FLOWS)) {
            captureFlows();
        }
        text += tracing.text(version.get());
        // such as a table that is written without a heading of its own
        if (Toml.parse(text, TomlVersion.V0_5_0).hasErrors()) {
            settings.refuse("tracing", "it does not go with what " + PATH + " says of mediation", "say it there");
        }
    }

    private void captureFlows() {
        String line = String.join(".", FLOWS.subList(1, FLOWS.size())) + " = true\n";
        Matcher heading = MEDIATION.matcher(text);
        if (heading.find()) {
            text = text.substring(0, heading.end()) + "\n" + line.strip() + text.substring(heading.end());
        } else {
            text += "\n[mediation]\n" + line;
        }
    }
}
