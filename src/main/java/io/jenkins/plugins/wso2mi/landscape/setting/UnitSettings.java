package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import io.jenkins.plugins.wso2mi.config.yaml.YamlTree;
import java.util.List;
import java.util.Optional;

/**
 * How a unit runs in an environment.
 *
 * @param patches what is laid over the objects in the end
 */
public record UnitSettings(
        Identity identity,
        Image image,
        Server server,
        Work work,
        Account account,
        Network network,
        List<Volume> volumes,
        Availability availability,
        Metrics metrics,
        Logs logs,
        Optional<SecretStore> secretStore,
        List<Patch> patches) {
    public UnitSettings {
        volumes = List.copyOf(volumes);
        patches = List.copyOf(patches);
    }

    /**
     * What is laid over an object.
     *
     * @param kind the object's, with its place in the file
     */
    public record Patch(Placed kind, YamlTree tree) {}

    static final List<String> KEYS = List.of(
            "namespace",
            "createNamespace",
            "labels",
            "podAnnotations",
            "registry",
            "tag",
            "pullPolicy",
            "pullSecrets",
            "version",
            "ports",
            "probes",
            "resources",
            "heap",
            "javaOptions",
            "env",
            "config",
            "secrets",
            "serviceAccount",
            "replicas",
            "polling",
            "coordinated",
            "coordination",
            "rollout",
            "scaling",
            "disruption",
            "spread",
            "priority",
            "volumes",
            "service",
            "ingress",
            "route",
            "metrics",
            "tracing",
            "logs",
            "secretStore",
            "patches");

    static UnitSettings read(UnitText unit, Section section, ProjectFiles files, Problems problems) {
        section.allow(KEYS);
        Settings settings = new Settings(section, problems);
        Value<String> name = Value.of(unit.name().text(), unit.name());
        Server plain = Server.read(unit, settings, files);
        Work work = Work.read(settings);
        Metrics metrics =
                Metrics.read(settings.below("metrics"), plain.version().get());
        Server server = DeploymentToml.completed(unit, settings, plain, metrics);
        Logs logs = Logs.read(unit, settings.below("logs"), server);
        return new UnitSettings(
                Identity.read(name, unit.marks(), settings),
                Image.read(unit, settings),
                logs.configured(server),
                work,
                Account.read(name, settings.below("serviceAccount")),
                Network.read(settings, server.ports(), metrics.serviceMonitor().get()),
                Volume.read(settings.below("volumes")),
                Availability.read(settings, work),
                metrics,
                logs,
                settings.optional("secretStore").flatMap(SecretStore::read),
                patches(settings.below("patches")));
    }

    private static List<Patch> patches(Settings settings) {
        return settings.section().keys().stream()
                .map(key -> new Patch(key, settings.below(key.text()).section().tree()))
                .toList();
    }
}
