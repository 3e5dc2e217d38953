package io.jenkins.plugins.wso2mi.car.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** A goal of a plugin, as a POM with its parents binds and sets it up. */
final class BoundGoal {
    private final String goal;
    private final PomLineage lineage;
    private final List<Plugin> said;
    private final boolean declared;

    BoundGoal(PomLineage lineage, String artifactId, String goal) {
        this.goal = goal;
        this.lineage = lineage;
        Pom self = lineage.self();
        List<Plugin> inherited = lineage.poms().stream()
                .skip(1)
                .flatMap(pom -> pom.plugins(artifactId))
                .filter(plugin -> !"false".equals(plugin.getInherited()))
                .toList();
        List<Plugin> active =
                Stream.concat(self.plugins(artifactId), inherited.stream()).toList();
        this.declared = !active.isEmpty();
        this.said = Stream.concat(
                        active.stream(), lineage.poms().stream().flatMap(pom -> pom.managedPlugins(artifactId)))
                .toList();
    }

    /**
     * The phase in which it runs, if the POM says nothing else: package.
     *
     * @return empty if it is not bound
     */
    Optional<String> phase() {
        if (!declared) {
            return Optional.empty();
        }
        Map<String, String> phases = new HashMap<>();
        Set<String> ids = new HashSet<>();
        executions().forEach(execution -> {
            if (execution.getGoals().contains(goal)) {
                ids.add(execution.getId());
            }
            if (execution.getPhase() != null) {
                phases.putIfAbsent(execution.getId(), execution.getPhase());
            }
        });
        return ids.stream()
                .map(id -> lineage.resolve(phases.getOrDefault(id, "package")))
                .filter(phase -> !phase.equals("none"))
                .findFirst();
    }

    /** A value of its configuration, that of the goal's execution first; interpolated. */
    Optional<String> setting(String name) {
        return Stream.concat(
                        executions().filter(execution -> execution.getGoals().contains(goal)), said.stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild(name))
                .filter(child -> child != null
                        && child.getValue() != null
                        && !child.getValue().isBlank())
                .map(child -> child.getValue().strip())
                .findFirst()
                .or(() -> lineage.property(name))
                .map(lineage::resolve);
    }

    /** The first execution that runs it, whatever phase it is bound to. */
    Optional<String> execution() {
        return executions()
                .filter(execution -> execution.getGoals().contains(goal))
                .map(PluginExecution::getId)
                .findFirst();
    }

    private Stream<PluginExecution> executions() {
        return said.stream().flatMap(plugin -> plugin.getExecutions().stream());
    }
}
