package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarListing;
import io.jenkins.plugins.wso2mi.config.Problems;

/** Everything has a name and a version. */
final class NameRules {
    private NameRules() {}

    static void applicationIsNamed(Car car, Problems problems) {
        CarListing listing = car.contents().listing();
        String where = car.contents().where(listing.document());
        if (listing.name().isEmpty()) {
            problems.error(
                    where,
                    "the application has no name, so the server takes the file's name",
                    "set the artifactId of its project");
        }
        if (listing.version().isEmpty()) {
            problems.error(where, "the application has no version", "set the version of its project");
        }
    }

    static void entriesAreNamed(Car car, Problems problems) {
        CarListing listing = car.contents().listing();
        long nameless = listing.entries().stream()
                .filter(entry -> isNoName(entry.name()) || entry.version().isEmpty())
                .count();
        if (nameless > 0) {
            problems.error(
                    car.contents().where(listing.document()),
                    nameless + " listed without artifact name or version",
                    "give the artifact's source its name (or key) attribute and build anew");
        }
    }

    static void artifactsAreNamed(Car car, Problems problems) {
        for (ArtifactFolder folder : car.contents().folders()) {
            Artifact artifact = folder.artifact();
            if (isNoName(artifact.name()) || artifact.version().isEmpty()) {
                problems.error(
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "the artifact has no name or no version",
                        "give the artifact's source its name (or key) attribute and build anew");
            }
        }
    }

    /** WSO2's plugin writes "null" where the source has no name, for all that it names after it. */
    static boolean isNoName(String name) {
        return name.isEmpty() || name.equals("null");
    }
}
