package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarListing;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The server has the roles that artifacts ask for. */
final class RoleRules {
    private final List<Predicate<String>> own;
    private final IdentityHashMap<Car, List<ArtifactFolder>> deployed = new IdentityHashMap<>();

    RoleRules(CheckPolicy policy) {
        own = policy.serverRoles().stream()
                .map(role -> Pattern.compile(role).asMatchPredicate())
                .toList();
    }

    static void everyEntryHasRole(Car car, Findings findings) {
        CarListing listing = car.contents().listing();
        listing.entries().stream()
                .filter(entry -> entry.serverRole().isEmpty())
                .forEach(entry -> findings.add(
                        CarRule.ENTRY_WITHOUT_ROLE,
                        car.contents().where(listing.document()),
                        "lists " + entry.name() + " without serverRole, on which the server fails",
                        "add serverRole=\"EnterpriseIntegrator\" or build the application anew"));
    }

    void serverHasRole(Car car, Findings findings) {
        CarListing listing = car.contents().listing();
        List<CarListing.Entry> dropped =
                listing.entries().stream().filter(this::isForeign).toList();
        if (dropped.isEmpty()) {
            return;
        }
        String roles = String.join(
                ", ",
                dropped.stream().map(CarListing.Entry::serverRole).collect(Collectors.toCollection(TreeSet::new)));
        String where = car.contents().where(listing.document());
        if (dropped.size() == listing.entries().size()) {
            findings.add(
                    CarRule.ONLY_FOREIGN_ROLES,
                    where,
                    "every artifact asks for a server role that Micro Integrator does not have (" + roles
                            + "), so the server ignores the whole application",
                    "build it for EnterpriseIntegrator");
            return;
        }
        dropped.forEach(entry -> findings.add(
                CarRule.FOREIGN_ROLE,
                where,
                entry.name() + " asks for the server role " + entry.serverRole()
                        + ", which Micro Integrator does not have, so the server drops it",
                "build it for EnterpriseIntegrator, or leave it out"));
    }

    /** Whether the server takes what is listed so. */
    boolean isForeign(CarListing.Entry entry) {
        return !entry.serverRole().isEmpty() && own.stream().noneMatch(role -> role.test(entry.serverRole()));
    }

    /** The listed folders that the server deploys, each once. */
    List<ArtifactFolder> deployed(Car car) {
        return deployed.computeIfAbsent(car, this::listed);
    }

    private List<ArtifactFolder> listed(Car car) {
        Map<String, ArtifactFolder> folders = new LinkedHashMap<>();
        car.contents().listing().entries().stream()
                .filter(entry -> !isForeign(entry))
                .flatMap(entry -> car.contents().foldersOf(entry).stream())
                .forEach(folder -> folders.putIfAbsent(folder.path(), folder));
        return List.copyOf(folders.values());
    }
}
