package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is seen of a server's log files, beside the main log, which goes to the console anyway.
 *
 * @param correlation whether the server writes its correlation log, with times and ids of each call
 * @param configuration the text of {@code conf/log4j2.properties}; empty if the image's own is left as it is
 * @param follow names of files in its log folder; each is printed by a container of its own
 * @param image what these containers run, with a shell's {@code tail}
 * @param folder where the server writes them; empty if none is followed
 */
public record Logs(
        Value<Boolean> correlation,
        Optional<Value<String>> configuration,
        List<Value<String>> follow,
        Value<String> image,
        Value<String> folder) {
    private static final String HOME = "/home/wso2carbon/wso2mi-";

    public Logs {
        follow = List.copyOf(follow);
    }

    static Logs read(UnitText unit, Settings settings, Server server) {
        settings.allow("correlation", "console", "format", "follow", "image");
        Value<ServerVersion> version = server.version();
        List<Value<String>> follow = settings.texts("follow", Grammar.LOG_FILE);
        if (settings.has("image") && !settings.has("follow")) {
            settings.refuse("image", "it prints log files, and none is named", "write follow: or remove it");
        }
        if (!follow.isEmpty() && !version.get().isExact()) {
            settings.refuse(
                    "follow",
                    "where the server lies depends on its exact version, and '"
                            + version.get().text() + "' (" + version.origin() + ") is none",
                    "write version: such as 4.4.0");
        }
        List<Value<String>> console = settings.choices("console", ServerLog.words());
        Set<ServerLog> printed = printed(settings, console, version);
        return new Logs(
                correlation(settings, console),
                configuration(unit, settings, server, printed),
                follow,
                settings.text("image", Grammar.IMAGE, "busybox:1.37"),
                version.map(one -> HOME + one.release() + "/repository/logs"));
    }

    /** The server with what it is told of its logs. */
    Server configured(Server server) {
        return configuration
                .map(text -> server.with(new ServerFile(LogConfiguration.PATH, new Source.Text(text))))
                .orElse(server);
    }

    private static Set<ServerLog> printed(
            Settings settings, List<Value<String>> console, Value<ServerVersion> version) {
        Set<ServerLog> printed = EnumSet.noneOf(ServerLog.class);
        for (Value<String> word : console) {
            ServerLog log = ServerLog.valueOf(word.get().toUpperCase(Locale.ROOT));
            printed.add(log);
            if (!log.isIn(version.get())) {
                settings.refuse(
                        "console",
                        "Micro Integrator " + version.get().text() + " (" + version.origin() + ") has no " + word.get()
                                + " log that can be sent there",
                        log == ServerLog.ACCESS ? "write follow: " + log.file() : "remove it");
            }
        }
        return printed;
    }

    private static Value<Boolean> correlation(Settings settings, List<Value<String>> console) {
        Optional<Value<String>> wanted = console.stream()
                .filter(one -> one.get().equals(ServerLog.CORRELATION.word()))
                .findFirst();
        Optional<Value<Boolean>> written = settings.flag("correlation");
        if (wanted.isPresent() && written.filter(one -> !one.get()).isPresent()) {
            settings.refuse(
                    "correlation", "the correlation log is wanted on the console, and not written", "remove one");
        }
        return written.or(() -> wanted.map(one -> one.map(word -> true))).orElse(Value.standard(false));
    }

    private static Optional<Value<String>> configuration(
            UnitText unit, Settings settings, Server server, Set<ServerLog> printed) {
        Optional<Value<String>> format = settings.choice("format", List.of("text", "json"));
        boolean json = format.filter(one -> one.get().equals("json")).isPresent();
        if (printed.isEmpty() && !json) {
            return Optional.empty();
        }
        String key = settings.has("console") ? "console" : "format";
        if (server.file(LogConfiguration.PATH).isPresent()) {
            settings.refuse(
                    key, "config has a " + LogConfiguration.PATH + " of its own", "say it there, or remove that");
        }
        unit.burnt(LogConfiguration.PATH)
                .ifPresent(source -> settings.refuse(
                        key,
                        "the image has a " + LogConfiguration.PATH + " of the project (" + source.line()
                                + "), which would be hidden",
                        "say it there, or take that out of files:"));
        String text = LogConfiguration.of(server.version().get(), List.copyOf(printed), json);
        return Optional.of(Value.of(text, new Placed(key, settings.section().where(key))));
    }
}
