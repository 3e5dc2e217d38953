package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells what a Micro Integrator would refuse, skip or drop without a word, before it gets there. Errors are certain;
 * what a person may have meant is a warning.
 */
public final class CarCheck {
    private final List<Car> all;
    private final List<Rule> rules;
    private final OrderRules order;

    private CarCheck(CheckPolicy policy, List<Car> cars) {
        all = cars.stream()
                .flatMap(car -> Stream.concat(Stream.of(car), car.packed().stream()))
                .toList();
        RoleRules roles = new RoleRules(policy);
        Dependencies dependencies = new Dependencies(all);
        order = new OrderRules(policy, all, dependencies);
        rules = Stream.of(
                        listRules(roles),
                        folderRules(new FolderRules(roles), new PayloadRules(roles)),
                        referenceRules(new ReferenceRules(roles, new CarSet(all), dependencies), order))
                .flatMap(List::stream)
                .toList();
    }

    /** Looks at one application. */
    private interface Rule {
        void check(Car car, Findings findings);
    }

    /**
     * Checks applications by the default policy.
     *
     * @param cars in any order; none is fine
     * @return what was found, in the order of the cars; empty if all is well
     */
    public static List<Problem> check(Car... cars) {
        return check(CheckPolicy.DEFAULT, List.of(cars)).problems();
    }

    /**
     * Checks applications that are to be deployed on one server: each by itself, those packed inside, and all together.
     *
     * @param cars in any order; none is fine
     */
    public static CheckReport check(CheckPolicy policy, List<Car> cars) {
        Findings findings = new Findings();
        new CarCheck(policy, cars).check(findings);
        return CheckReport.of(findings.list(), policy);
    }

    /**
     * Checks applications of one build, which need not go onto one server: each by itself, and whether the build brings
     * what they name.
     *
     * @param whole whether these are all applications of the project; if not, nothing is said to be missing
     */
    public static CheckReport checkBuild(CheckPolicy policy, List<Car> cars, boolean whole) {
        Findings each = new Findings();
        cars.forEach(car -> new CarCheck(policy, List.of(car)).check(each));
        Findings together = new Findings();
        new CarCheck(policy, whole ? cars : List.of()).check(together);
        List<Finding> found = Stream.concat(
                        each.list().stream().filter(finding -> !finding.rule().isAboutAll()),
                        together.list().stream()
                                .filter(finding -> finding.rule().isAboutAll()))
                .toList();
        return CheckReport.of(found, policy);
    }

    private void check(Findings findings) {
        all.forEach(car -> rules.forEach(rule -> rule.check(car, findings)));
        TogetherRules.identitiesDiffer(all, findings);
        TogetherRules.artifactsDiffer(all, findings);
        order.allOrNoneHaveDescriptors(findings);
    }

    private static List<Rule> listRules(RoleRules roles) {
        return List.of(
                NameRules::applicationIsNamed,
                NameRules::entriesAreNamed,
                NameRules::artifactsAreNamed,
                ListRules::listedIsThere,
                ListRules::thereIsListed,
                ListRules::listedOnce,
                ListRules::listsAgree,
                ListRules::versionedHasId,
                RoleRules::everyEntryHasRole,
                roles::serverHasRole);
    }

    private static List<Rule> folderRules(FolderRules folders, PayloadRules payloads) {
        return List.of(
                folders::exactlyOneFile,
                folders::payloadIsThere,
                folders::payloadIsXml,
                folders::typeIsKnown,
                FolderRules::folderIsArtifact,
                FolderRules::noCarAtRoot,
                payloads::rootFitsType,
                payloads::nameIsThatOfPayload,
                payloads::registryFilesAreThere,
                payloads::connectorIsReadable,
                payloads::noSecretInClearText,
                payloads::allWasLookedAt);
    }

    private static List<Rule> referenceRules(ReferenceRules references, OrderRules order) {
        return List.of(
                references::namedIsThere,
                references::connectorIsThere,
                order::dependenciesAreThere,
                order::noCircle,
                order::neededComesFirst);
    }
}
