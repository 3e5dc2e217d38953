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
        Additions additions = Additions.read(settings, server.version(), metrics);
        Optional<Source.Text> own = server.file(PATH)
                .map(ServerFile::source)
                .filter(Source.Text.class::isInstance)
                .map(Source.Text.class::cast);
        if (own.isEmpty()) {
            additions.keys().forEach(key -> refuse(unit, settings, key));
            return server;
        }
        DeploymentToml file = new DeploymentToml(settings, server.version(), own.get());
        Server named = server.with(additions.variables());
        return file.complete(additions)
                .map(text -> named.with(new ServerFile(PATH, new Source.Text(text))))
                .orElse(named);
    }

    private static void refuse(UnitText unit, Settings settings, String key) {
        String source = unit.burnt(PATH).map(Placed::text).orElse("FILE");
        settings.refuse(
                key,
                "it is said in " + PATH + ", and config has none of the project",
                "write config: {" + PATH + ": " + source + "}");
    }

    /** The text with its additions; empty if there are none, or if it is no TOML. */
    private Optional<Value<String>> complete(Additions additions) {
        TomlParseResult toml = Toml.parse(text, TomlVersion.V0_5_0);
        if (toml.hasErrors()) {
            refuseToml(toml);
            return Optional.empty();
        }
        if (additions.metrics() && !holds(toml, "synapse_handlers", "class", HANDLER)) {
            text += "\n[[synapse_handlers]]\nname = \"MetricHandler\"\nclass = \"" + HANDLER + "\"\n";
        }
        additions.aliases().forEach(alias -> alias(alias, toml));
        coordinate(additions.coordination(), holds(toml, "datasource", "id", Coordination.ID));
        additions.tracing().ifPresent(one -> trace(one, toml));
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

    private static boolean holds(TomlTable toml, String tables, String key, String value) {
        return toml.get(List.of(tables)) instanceof TomlArray all
                && all.toList().stream()
                        .anyMatch(one -> one instanceof TomlTable table && value.equals(table.get(List.of(key))));
    }

    private void alias(SecretAlias alias, TomlTable toml) {
        if (toml.contains(List.of("secrets", alias.name()))) {
            settings.refuse("secrets", PATH + " has '" + alias.name() + "' already", "say it in one of the two places");
        } else {
            put("secrets", alias.line());
        }
    }

    private void coordinate(Optional<Coordination> coordination, boolean there) {
        String database = "the data source " + Coordination.ID;
        if (coordination.isPresent() && there) {
            settings.refuse("coordination", PATH + " has " + database + " already", "say it in one of the two places");
        } else if (coordination.isPresent()) {
            text += coordination.get().text();
        } else if (!there && settings.flag("coordinated", false).get()) {
            settings.refuse(
                    "coordinated",
                    PATH + " (" + own.text().origin() + ") has not " + database + ", without which each server does all"
                            + " polling work",
                    "write coordination: with its url, username and password");
        }
    }

    private void trace(Tracing tracing, TomlTable toml) {
        String table = tracing.table(version.get());
        if (toml.contains(List.of(table))) {
            settings.refuse("tracing", PATH + " has [" + table + "] already", "say it in one of the two places");
            return;
        }
        if (!toml.contains(FLOWS)) {
            put(FLOWS.get(0), String.join(".", FLOWS.subList(1, FLOWS.size())) + " = true\n");
        }
        text += tracing.text(version.get());
        // such as a table that is written without a heading of its own
        if (Toml.parse(text, TomlVersion.V0_5_0).hasErrors()) {
            settings.refuse("tracing", "it does not go with what " + PATH + " says of mediation", "say it there");
        }
    }

    /** Puts lines into a table, which may be there. */
    private void put(String table, String lines) {
        Matcher heading = Pattern.compile("(?m)^[ \\t]*\\[[ \\t]*" + table + "[ \\t]*\\].*$")
                .matcher(text);
        if (heading.find()) {
            text = text.substring(0, heading.end()) + "\n" + lines.stripTrailing() + text.substring(heading.end());
        } else {
            text += "\n[" + table + "]\n" + lines;
        }
    }
}
