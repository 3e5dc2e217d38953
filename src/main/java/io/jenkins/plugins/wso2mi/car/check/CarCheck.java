package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells what a Micro Integrator would refuse, skip or drop without a word, before it gets there. Errors are certain;
 * what a person may have meant is a warning.
 */
public final class CarCheck {
    private static final List<Rule> RULES = List.of(
            NameRules::applicationIsNamed,
            NameRules::entriesAreNamed,
            NameRules::artifactsAreNamed,
            ListRules::listedIsThere,
            ListRules::thereIsListed,
            ListRules::listedOnce,
            ListRules::listsAgree,
            ListRules::versionedHasId,
            RoleRules::everyEntryHasRole,
            RoleRules::serverHasRole,
            FolderRules::exactlyOneFile,
            FolderRules::payloadIsThere,
            FolderRules::payloadIsXml,
            FolderRules::typeIsKnown,
            FolderRules::folderIsArtifact,
            FolderRules::noCarAtRoot);

    private CarCheck() {}

    /** Looks at one application by itself. */
    private interface Rule {
        void check(Car car, Problems problems);
    }

    /**
     * Checks applications that are to be deployed on one server: each by itself, those packed inside, and all together.
     *
     * @param cars in any order; none is fine
     * @return what was found, in the order of the cars; empty if all is well
     */
    public static List<Problem> check(Car... cars) {
        List<Car> all = Arrays.stream(cars)
                .flatMap(car -> Stream.concat(Stream.of(car), car.packed().stream()))
                .toList();
        Problems problems = new Problems();
        all.forEach(car -> RULES.forEach(rule -> rule.check(car, problems)));
        TogetherRules.identitiesDiffer(all, problems);
        TogetherRules.artifactsDiffer(all, problems);
        return problems.list();
    }
}
