package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.XmlFault;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;

/** Each artifact's folder holds what its artifact.xml promises. */
final class FolderRules {
    private FolderRules() {}

    static void exactlyOneFile(Car car, Problems problems) {
        for (ArtifactFolder folder : deployed(car)) {
            if (folder.namedFiles().size() != 1) {
                problems.error(
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "names " + folder.namedFiles().size()
                                + " files where exactly one is needed, so the server skips it",
                        "build the application anew");
            }
        }
    }

    static void payloadIsThere(Car car, Problems problems) {
        for (ArtifactFolder folder : deployed(car)) {
            if (folder.namedFiles().size() == 1 && folder.payload().isEmpty()) {
                problems.error(
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "names the file '" + folder.artifact().file() + "', which is not in the folder",
                        "build the application anew");
            }
        }
    }

    static void payloadIsXml(Car car, Problems problems) {
        for (ArtifactFolder folder : deployed(car)) {
            if (!folder.artifact().kind().map(ArtifactKind::hasXmlPayload).orElse(false)) {
                continue;
            }
            folder.payload().ifPresent(payload -> {
                XmlFault fault = payload.xmlFault();
                if (fault != null) {
                    problems.error(
                            car.contents().where(payload.path()) + ":" + fault.line(),
                            "is no well-formed XML: " + fault.words(),
                            "correct the source of " + folder.artifact().name() + " and build anew");
                }
            });
        }
    }

    static void typeIsKnown(Car car, Problems problems) {
        for (ArtifactFolder folder : deployed(car)) {
            if (folder.artifact().kind().isEmpty()) {
                problems.error(
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "has the type '" + folder.artifact().type() + "', which Micro Integrator does not deploy",
                        "correct the type, or leave the artifact out");
            }
        }
    }

    static void folderIsArtifact(Car car, Problems problems) {
        car.contents()
                .bareFolders()
                .forEach(folder -> problems.warning(
                        car.contents().where(folder),
                        "has no artifact.xml, so the server passes it over",
                        "build the application anew"));
    }

    static void noCarAtRoot(Car car, Problems problems) {
        car.contents().rootFiles().stream()
                .filter(name -> name.endsWith(".car"))
                .forEach(name -> {
                    boolean own = name.equals(car.identity() + ".car")
                            || name.equals(car.file().getFileName().toString());
                    problems.warning(
                            car.contents().where(name),
                            (own
                                            ? "is a copy of the application inside itself"
                                            : "is an application at the root of another")
                                    + ", which no server reads",
                            "build anew after deleting what an earlier build left behind");
                });
    }

    /** The listed folders that a server with the right roles would deploy. */
    private static List<ArtifactFolder> deployed(Car car) {
        return car.contents().listing().entries().stream()
                .filter(entry -> !RoleRules.isForeign(entry))
                .flatMap(entry -> car.contents().foldersOf(entry).stream())
                .distinct()
                .toList();
    }
}
