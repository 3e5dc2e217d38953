package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A module of Integration Studio that exports an application: its POM names what goes in, each by a dependency and a
 * property {@code group_._artifact = capp/ROLE}, and the {@code artifact.xml} of other modules tells where that lies.
 * Names and order follow WSO2's maven-car-plugin 5.2 ({@code CAppArtifact}, {@code CAppArtifactPriorityMapping}).
 */
final class StudioProject {
    private static final String MARK = "capp";

    private final CarModule module;
    private final StudioIndex index;
    private final Problems problems;
    private final List<SourceArtifact> found = new ArrayList<>();

    private StudioProject(CarModule module, StudioIndex index, Problems problems) {
        this.module = module;
        this.index = index;
        this.problems = problems;
    }

    static ApplicationSources read(CarModule module, CarModules all, Problems problems) throws IOException {
        StudioIndex index = StudioIndex.of(module, all, problems);
        StudioProject project = new StudioProject(module, index, problems);
        for (CarDependency one : listed(module)) {
            project.read(one);
        }
        if (all.modules().get(0).equals(module)) {
            index.tellUnlisted(all, problems);
        }
        project.found.sort(Comparator.comparingInt(StudioProject::rank));
        SameNames.check(project.found, problems);
        return new ApplicationSources(
                module,
                module.lineage().property("mainSequence").orElse(null),
                false,
                false,
                false,
                project.found,
                List.of(),
                List.of(),
                index.javaModules(),
                List.of());
    }

    /** The dependencies that an exporter puts into its application; others are none of it. */
    static List<CarDependency> listed(CarModule exporter) {
        return new PomDependencies(exporter.lineage())
                .matching(one ->
                        role(exporter, one.getGroupId(), one.getArtifactId()).isPresent());
    }

    private static Optional<String> role(CarModule exporter, String groupId, String artifactId) {
        PomLineage pom = exporter.lineage();
        return pom.property(pom.resolve(groupId) + "_._" + pom.resolve(artifactId))
                .filter(value -> value.startsWith(MARK))
                .map(value -> value.contains("/") ? value.substring(value.indexOf('/') + 1) : "");
    }

    private void read(CarDependency one) throws IOException {
        String role = role(module, one.groupId(), one.artifactId()).orElse("");
        Optional<ArtifactList.Entry> entry = index.find(one);
        String pom = module.lineage().self().file().toString();
        if (entry.isPresent()) {
            String version = entry.get().element().value("version");
            if (!version.equals(one.version())) {
                problems.error(
                        pom,
                        "it wants " + one.artifactId() + " " + one.version() + ", but "
                                + entry.get().where() + " makes " + version
                                + ": Maven would take an older one from its local repository",
                        "write the same version in both");
                return;
            }
            StudioArtifact.of(entry.get(), one, problems)
                    .map(artifact -> role.isEmpty() ? artifact : artifact.withRole(role))
                    .ifPresent(found::add);
        } else if (!index.isJava(one)) {
            problems.error(
                    pom,
                    "nothing in " + index.root() + " makes " + one.groupId() + ":" + one.artifactId() + ":"
                            + one.version(),
                    "put it into the artifact.xml of its module or out of this POM, or build with --builder maven");
        } else {
            index.uses(one);
        }
    }

    private static int rank(SourceArtifact artifact) {
        return switch (ArtifactKind.of(artifact.type()).orElse(ArtifactKind.SEQUENCE)) {
            case REGISTRY_RESOURCE -> 1;
            case LOCAL_ENTRY -> 2;
            case CLASS_MEDIATOR, LIBRARY -> 3;
            case MESSAGE_STORE -> 4;
            case TASK -> 6;
            default -> 5;
        };
    }
}
