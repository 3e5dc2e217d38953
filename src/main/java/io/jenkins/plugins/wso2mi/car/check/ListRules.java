package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDescriptor;
import io.jenkins.plugins.wso2mi.car.CarListing;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The list and the folders name the same artifacts. */
final class ListRules {
    private ListRules() {}

    static void listedIsThere(Car car, Findings findings) {
        CarListing listing = car.contents().listing();
        listing.entries().stream()
                .filter(entry -> !NameRules.isNoName(entry.name()))
                .filter(entry -> car.contents().foldersOf(entry).isEmpty())
                .forEach(entry -> findings.add(
                        CarRule.LISTED_WITHOUT_FOLDER,
                        car.contents().where(listing.document()),
                        "lists " + text(entry)
                                + ", but no folder holds it, so the server leaves the whole application out",
                        "build the application anew"));
    }

    static void thereIsListed(Car car, Findings findings) {
        Set<String> listed = car.contents().listing().entries().stream()
                .flatMap(entry -> car.contents().foldersOf(entry).stream())
                .map(ArtifactFolder::path)
                .collect(Collectors.toSet());
        car.contents().folders().stream()
                .filter(folder -> !folder.path().startsWith("metadata/"))
                .filter(folder -> !listed.contains(folder.path()))
                .forEach(folder -> findings.add(
                        CarRule.FOLDER_NOT_LISTED,
                        car.contents().where(folder.path()),
                        car.contents().listing().document() + " does not list it, so the server does not deploy it",
                        "build the application anew"));
    }

    static void listedOnce(Car car, Findings findings) {
        Map<CarListing.Entry, Long> counts = car.contents().listing().entries().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<CarListing.Entry> told = new HashSet<>();
        for (CarListing.Entry entry : car.contents().listing().entries()) {
            boolean several = car.contents().foldersOf(entry).size() > 1;
            if ((counts.getOrDefault(entry, 0L) > 1 || several)
                    && told.add(entry)
                    && !NameRules.isNoName(entry.name())) {
                findings.add(
                        CarRule.LISTED_TWICE,
                        car.contents().where(car.contents().listing().document()),
                        text(entry) + (several ? " is held by several folders" : " is listed several times"),
                        "give the sources different names and build anew: one of them has replaced the other");
            }
        }
    }

    static void listsAgree(Car car, Findings findings) {
        CarListing plain = car.contents().plainListing();
        Set<CarListing.Entry> listed = Set.copyOf(car.contents().listing().entries());
        plain.entries().stream()
                .filter(entry -> !listed.contains(entry))
                .forEach(entry -> findings.add(
                        CarRule.LISTS_DIFFER,
                        car.contents().where(plain.document()),
                        "lists " + text(entry) + ", but metadata.xml, which the server reads, does not",
                        "build the application anew"));
    }

    static void versionedHasId(Car car, Findings findings) {
        CarDescriptor descriptor = car.descriptor();
        if (descriptor != null
                && descriptor.versionedDeployment()
                && descriptor.id().isEmpty()) {
            findings.add(
                    CarRule.VERSIONED_WITHOUT_ID,
                    car.contents().where("descriptor.xml"),
                    "versionedDeployment is true, but there is no id, so the server ignores the application",
                    "build the application anew");
        }
    }

    private static String text(CarListing.Entry entry) {
        return entry.name() + " " + entry.version();
    }
}
