package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.RegistryItem;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.Target;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the applications on one server bring, all together. */
final class CarSet {
    private static final Map<Target, Set<ArtifactKind>> KINDS = new EnumMap<>(Map.of(
            Target.SEQUENCE, EnumSet.of(ArtifactKind.SEQUENCE),
            // a local entry with an HTTP connection is an endpoint too (LocalEntryDeployer)
            Target.ENDPOINT, EnumSet.of(ArtifactKind.ENDPOINT, ArtifactKind.LOCAL_ENTRY),
            Target.TEMPLATE, EnumSet.of(ArtifactKind.TEMPLATE),
            Target.LOCAL_ENTRY, EnumSet.of(ArtifactKind.LOCAL_ENTRY),
            Target.MESSAGE_STORE, EnumSet.of(ArtifactKind.MESSAGE_STORE),
            Target.REGISTRY_RESOURCE, EnumSet.noneOf(ArtifactKind.class)));

    /** What the server has by itself. */
    private static final Map<Target, Set<String>> BUILT_IN =
            Map.of(Target.SEQUENCE, Set.of("main", "fault"), Target.LOCAL_ENTRY, Set.of("SERVER_IP", "SERVER_HOST"));

    private final Map<ArtifactKind, Set<String>> names = new EnumMap<>(ArtifactKind.class);
    private final Set<String> files = new HashSet<>();
    private final TreeSet<String> collections = new TreeSet<>();
    private final Set<String> connectors = new HashSet<>();
    private boolean unreadableConnector;

    /** Gathers what applications, and not those packed inside, bring. */
    CarSet(List<Car> cars) {
        cars.forEach(car -> car.contents().folders().forEach(this::add));
    }

    private void add(ArtifactFolder folder) {
        ArtifactKind kind = folder.artifact().kind().orElse(null);
        if (kind == null) {
            return;
        }
        Set<String> known = names.computeIfAbsent(kind, any -> new HashSet<>());
        known.add(folder.artifact().name());
        folder.facts().ifPresent(facts -> {
            RootElement.of(kind).map(root -> root.name(facts)).ifPresent(known::add);
            facts.registryItems().forEach(this::add);
        });
        if (kind == ArtifactKind.CONNECTOR) {
            List<String> components =
                    folder.payload().map(PackedFile::connector).orElse(null);
            unreadableConnector |= components == null;
            (components == null ? List.<String>of() : components)
                    .forEach(name -> connectors.add(name.toLowerCase(Locale.ROOT)));
        }
    }

    private void add(RegistryItem item) {
        (item.collection() ? collections : files).add(normal(item.registryPath()));
    }

    /** Whether one of the applications, or the server itself, brings what is named. */
    boolean brings(Target target, String name) {
        if (target == Target.REGISTRY_RESOURCE) {
            return bringsFile(normal(name));
        }
        // with versioned deployment a name may begin with the application's: groupId__artifactId__version__name
        String plain = name.substring(name.lastIndexOf("__") < 0 ? 0 : name.lastIndexOf("__") + 2);
        return BUILT_IN.getOrDefault(target, Set.of()).contains(name)
                || KINDS.getOrDefault(target, Set.of()).stream()
                        .map(kind -> names.getOrDefault(kind, Set.of()))
                        .anyMatch(known -> known.contains(name) || known.contains(plain));
    }

    private boolean bringsFile(String path) {
        if (files.contains(path) || collections.contains(path)) {
            return true;
        }
        int slash = path.lastIndexOf('/');
        while (slash > 0) {
            if (collections.contains(path.substring(0, slash))) {
                return true;
            }
            slash = path.lastIndexOf('/', slash - 1);
        }
        return false;
    }

    /**
     * Whether a connector is there for an operation (the server takes the first whose name the operation's begins with,
     * {@code MediatorFactoryFinder}), or one that cannot be read.
     */
    boolean bringsOperation(String operation) {
        String lower = operation.toLowerCase(Locale.ROOT);
        return unreadableConnector || connectors.stream().anyMatch(lower::startsWith);
    }

    /** The path in the registry, which has a short form for its parts. */
    private static String normal(String path) {
        String plain = path.replaceAll("/+", "/").replaceFirst("^/", "");
        String full = plain.replaceFirst("^conf:/?", "_system/config/")
                .replaceFirst("^gov:/?", "_system/governance/")
                .replaceFirst("^resources:/?", "_system/governance/mi-resources/");
        return full.replaceFirst("/$", "");
    }
}
