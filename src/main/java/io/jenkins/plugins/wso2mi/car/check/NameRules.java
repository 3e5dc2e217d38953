package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarListing;

/** Everything has a name and a version. */
final class NameRules {
    private NameRules() {}

    static void applicationIsNamed(Car car, Findings findings) {
        CarListing listing = car.contents().listing();
        String where = car.contents().where(listing.document());
        if (listing.name().isEmpty()) {
            findings.add(
                    CarRule.APPLICATION_WITHOUT_NAME,
                    where,
                    "the application has no name, so the server takes the file's name",
                    "set the artifactId of its project");
        }
        if (listing.version().isEmpty()) {
            findings.add(
                    CarRule.APPLICATION_WITHOUT_VERSION,
                    where,
                    "the application has no version",
                    "set the version of its project");
        }
    }

    static void entriesAreNamed(Car car, Findings findings) {
        CarListing listing = car.contents().listing();
        long nameless = listing.entries().stream()
                .filter(entry -> isNoName(entry.name()) || entry.version().isEmpty())
                .count();
        if (nameless > 0) {
            findings.add(
                    CarRule.ENTRY_WITHOUT_NAME,
                    car.contents().where(listing.document()),
                    nameless + " listed without artifact name or version",
                    "give the artifact's source its name (or key) attribute and build anew");
        }
    }

    static void artifactsAreNamed(Car car, Findings findings) {
        for (ArtifactFolder folder : car.contents().folders()) {
            Artifact artifact = folder.artifact();
            if (isNoName(artifact.name()) || artifact.version().isEmpty()) {
                findings.add(
                        CarRule.ARTIFACT_WITHOUT_NAME,
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
