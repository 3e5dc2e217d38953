package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.ModelBase;

/** The dependencies of a POM, its parents' included, with the versions that they manage. */
final class PomDependencies {
    private final PomLineage lineage;

    PomDependencies(PomLineage lineage) {
        this.lineage = lineage;
    }

    /**
     * Those of a type, the POM's own first; those for tests apart.
     *
     * @throws RefusedException if one of them has no version
     */
    List<CarDependency> of(String type) {
        return matching(one -> type.equals(one.getType()));
    }

    /**
     * Those that match, the POM's own first; those for tests apart.
     *
     * @throws RefusedException if one of them has no version
     */
    List<CarDependency> matching(Predicate<Dependency> wanted) {
        Map<String, CarDependency> found = new LinkedHashMap<>();
        models().flatMap(model -> model.getDependencies().stream())
                .filter(one -> !"test".equals(one.getScope()))
                .filter(wanted)
                .map(this::resolved)
                .forEach(one -> found.putIfAbsent(one.groupId() + ":" + one.artifactId() + ":" + one.type(), one));
        return List.copyOf(found.values());
    }

    private Stream<ModelBase> models() {
        return lineage.poms().stream().flatMap(pom -> Stream.concat(Stream.of(pom.model()), pom.profiles().stream()));
    }

    private CarDependency resolved(Dependency one) {
        String version = Optional.ofNullable(one.getVersion())
                .or(() -> managed(one))
                .orElseThrow(() -> new RefusedException(
                        lineage.self().file().toString(),
                        "the dependency " + one.getGroupId() + ":" + one.getArtifactId() + " has no version here",
                        "write the version out"));
        return new CarDependency(
                lineage.resolve(one.getGroupId()),
                lineage.resolve(one.getArtifactId()),
                lineage.resolve(version),
                one.getType());
    }

    private Optional<String> managed(Dependency wanted) {
        return models().map(ModelBase::getDependencyManagement)
                .flatMap(management -> Optional.ofNullable(management).stream())
                .map(DependencyManagement::getDependencies)
                .flatMap(List::stream)
                .filter(one -> one.getManagementKey().equals(wanted.getManagementKey()) && one.getVersion() != null)
                .map(Dependency::getVersion)
                .findFirst();
    }
}
