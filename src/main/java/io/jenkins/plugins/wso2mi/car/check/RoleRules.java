package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarListing;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The server has the roles that artifacts ask for. */
final class RoleRules {
    /** {@code conf/carbon.xml} of the Micro Integrator; {@code -DserverRoles} changes them. */
    private static final Set<String> SERVER_ROLES =
            Set.of("EnterpriseIntegrator", "EnterpriseServiceBus", "DataServicesServer");

    private RoleRules() {}

    static void everyEntryHasRole(Car car, Problems problems) {
        CarListing listing = car.contents().listing();
        listing.entries().stream()
                .filter(entry -> entry.serverRole().isEmpty())
                .forEach(entry -> problems.error(
                        car.contents().where(listing.document()),
                        "lists " + entry.name() + " without serverRole, on which the server fails",
                        "add serverRole=\"EnterpriseIntegrator\" or build the application anew"));
    }

    static void serverHasRole(Car car, Problems problems) {
        CarListing listing = car.contents().listing();
        List<CarListing.Entry> dropped =
                listing.entries().stream().filter(RoleRules::isForeign).toList();
        if (dropped.isEmpty()) {
            return;
        }
        String roles = String.join(
                ", ",
                dropped.stream().map(CarListing.Entry::serverRole).collect(Collectors.toCollection(TreeSet::new)));
        String where = car.contents().where(listing.document());
        if (dropped.size() == listing.entries().size()) {
            problems.error(
                    where,
                    "every artifact asks for a server role that Micro Integrator does not have (" + roles
                            + "), so the server ignores the whole application",
                    "build it for EnterpriseIntegrator");
            return;
        }
        dropped.forEach(entry -> problems.warning(
                where,
                entry.name() + " asks for the server role " + entry.serverRole()
                        + ", which Micro Integrator does not have, so the server drops it",
                "build it for EnterpriseIntegrator, or leave it out"));
    }

    /** Whether the server takes what is listed so. */
    static boolean isForeign(CarListing.Entry entry) {
        return !entry.serverRole().isEmpty() && !SERVER_ROLES.contains(entry.serverRole());
    }
}
