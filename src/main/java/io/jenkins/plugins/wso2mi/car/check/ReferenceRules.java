package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PayloadFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What artifacts name is brought by some application of the server. */
final class ReferenceRules {
    private final RoleRules roles;
    private final CarSet set;
    private final Dependencies dependencies;

    ReferenceRules(RoleRules roles, CarSet set, Dependencies dependencies) {
        this.roles = roles;
        this.set = set;
        this.dependencies = dependencies;
    }

    void namedIsThere(Car car, Findings findings) {
        if (dependencies.isIncomplete(car)) {
            return;
        }
        for (ArtifactFolder folder : roles.deployed(car)) {
            String where =
                    car.contents().where(folder.path() + "/" + folder.artifact().file());
            folder.facts().stream()
                    .flatMap(facts -> facts.references().stream())
                    .filter(reference -> !set.brings(reference.target(), reference.name()))
                    .forEach(reference -> findings.add(
                            CarRule.MISSING_REFERENCE,
                            where + ":" + reference.line(),
                            "names the " + reference.target().words() + " '" + reference.name()
                                    + "', which none of the applications brings",
                            "add it, or check this application together with the one that brings it"));
        }
    }

    void connectorIsThere(Car car, Findings findings) {
        if (dependencies.isIncomplete(car)) {
            return;
        }
        for (ArtifactFolder folder : roles.deployed(car)) {
            String where =
                    car.contents().where(folder.path() + "/" + folder.artifact().file());
            Set<String> told = new HashSet<>();
            for (PayloadFacts.Operation operation :
                    folder.facts().map(PayloadFacts::operations).orElse(List.of())) {
                String connector =
                        operation.name().substring(0, operation.name().indexOf('.'));
                if (!set.bringsOperation(operation.name()) && told.add(connector)) {
                    findings.add(
                            CarRule.MISSING_CONNECTOR,
                            where + ":" + operation.line(),
                            "uses " + operation.name() + ", but none of the applications brings the connector '"
                                    + connector + "', without which the server refuses the artifact",
                            "pack the connector, or check this application together with the one that brings it");
                }
            }
        }
    }
}
