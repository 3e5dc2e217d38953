package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Micro Integrator in a unit's pods.
 *
 * @param javaOptions one after the other, such as {@code -Duser.timezone=UTC}
 */
public record Server(
        Value<ServerVersion> version,
        List<Port> ports,
        Probes probes,
        Resources resources,
        List<Value<String>> javaOptions,
        List<Variable> environment,
        List<ServerFile> files) {
    private static final ServerVersion NEWEST = new ServerVersion(4, 6, "4.6");

    public Server {
        ports = List.copyOf(ports);
        javaOptions = List.copyOf(javaOptions);
        environment = List.copyOf(environment);
        files = List.copyOf(files);
    }

    static Server read(UnitText unit, Settings settings, ProjectFiles files) {
        Value<ServerVersion> version = version(unit, settings);
        List<Port> ports = Port.read(settings.below("ports"), version.get());
        return new Server(
                version,
                ports,
                Probes.read(settings.below("probes"), version.get(), ports),
                Resources.read(settings),
                options(settings),
                Variable.read(settings.below("env")),
                ServerFile.read(settings.below("config"), files));
    }

    /** The file of the project, Secret or ConfigMap that lies at a place below its home. */
    Optional<ServerFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** This with a file, in place of the one that was there. */
    Server with(ServerFile file) {
        List<ServerFile> all = new ArrayList<>(files);
        all.replaceAll(one -> one.path().equals(file.path()) ? file : one);
        if (!all.contains(file)) {
            all.add(file);
        }
        return new Server(version, ports, probes, resources, javaOptions, environment, all);
    }

    /** This with further variables. */
    Server with(List<Variable> variables) {
        List<Variable> all = new ArrayList<>(environment);
        all.addAll(variables);
        return new Server(version, ports, probes, resources, javaOptions, all, files);
    }

    private static Value<ServerVersion> version(UnitText unit, Settings settings) {
        Optional<Value<String>> written = settings.text("version");
        if (written.isPresent()) {
            Optional<ServerVersion> version = ServerVersion.parse(written.get().get());
            if (version.isEmpty()) {
                settings.refuse(
                        "version",
                        "'" + written.get().get() + "' is no version of Micro Integrator",
                        "write such as 4.4.0");
            }
            return new Value<>(version.orElse(NEWEST), written.get().origin());
        }
        Optional<Value<ServerVersion>> base = unit.from().flatMap(Server::ofBase);
        if (base.isEmpty() && !settings.has("version")) {
            settings.problems()
                    .error(
                            unit.name().where(),
                            "the version of Micro Integrator in unit '"
                                    + unit.name().text() + "' is not known, and its probes depend on it",
                            "write version: 4.4.0, or whichever it is");
        }
        return base.orElse(Value.standard(NEWEST));
    }

    private static Optional<Value<ServerVersion>> ofBase(Placed from) {
        String reference = from.text().replaceFirst("@.*", "");
        return ServerVersion.parse(reference.substring(reference.lastIndexOf(':') + 1))
                .map(version -> Value.of(version, from));
    }

    // each is a word of a shell's variable: a blank in one would make it two
    private static List<Value<String>> options(Settings settings) {
        List<Value<String>> options = settings.texts("javaOptions", Grammar.JAVA_OPTION);
        options.stream()
                .filter(one -> one.get().startsWith("-Xm"))
                .findFirst()
                .ifPresent(one ->
                        settings.refuse("javaOptions", "'" + one.get() + "' sets the heap", "write heap: instead"));
        return options;
    }
}
