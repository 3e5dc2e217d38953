package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.XmlFault;

/** Each artifact's folder holds what its artifact.xml promises. */
final class FolderRules {
    private final RoleRules roles;

    FolderRules(RoleRules roles) {
        this.roles = roles;
    }

    void exactlyOneFile(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            if (folder.namedFiles().size() != 1) {
                findings.add(
                        CarRule.NOT_ONE_FILE,
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "names " + folder.namedFiles().size()
                                + " files where exactly one is needed, so the server skips it",
                        "build the application anew");
            }
        }
    }

    void payloadIsThere(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            if (folder.namedFiles().size() == 1 && folder.payload().isEmpty()) {
                findings.add(
                        CarRule.FILE_MISSING,
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "names the file '" + folder.artifact().file() + "', which is not in the folder",
                        "build the application anew");
            }
        }
    }

    void payloadIsXml(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            if (!folder.artifact().kind().map(ArtifactKind::hasXmlPayload).orElse(false)) {
                continue;
            }
            folder.payload().ifPresent(payload -> {
                XmlFault fault = payload.xmlFault();
                if (fault != null) {
                    findings.add(
                            CarRule.NOT_WELL_FORMED,
                            car.contents().where(payload.path()) + ":" + fault.line(),
                            "is no well-formed XML: " + fault.words(),
                            "correct the source of " + folder.artifact().name() + " and build anew");
                }
            });
        }
    }

    void typeIsKnown(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            if (folder.artifact().kind().isEmpty()) {
                findings.add(
                        CarRule.UNKNOWN_TYPE,
                        car.contents().where(folder.path() + "/artifact.xml"),
                        "has the type '" + folder.artifact().type() + "', which Micro Integrator does not deploy",
                        "correct the type, or leave the artifact out");
            }
        }
    }

    static void folderIsArtifact(Car car, Findings findings) {
        car.contents()
                .bareFolders()
                .forEach(folder -> findings.add(
                        CarRule.FOLDER_WITHOUT_ARTIFACT,
                        car.contents().where(folder),
                        "has no artifact.xml, so the server passes it over",
                        "build the application anew"));
    }

    static void noCarAtRoot(Car car, Findings findings) {
        car.contents().rootFiles().stream()
                .filter(name -> name.endsWith(".car"))
                .forEach(name -> {
                    boolean own = name.equals(car.identity() + ".car")
                            || name.equals(car.file().getFileName().toString());
                    findings.add(
                            CarRule.CAR_AT_ROOT,
                            car.contents().where(name),
                            (own
                                            ? "is a copy of the application inside itself"
                                            : "is an application at the root of another")
                                    + ", which no server reads",
                            "build anew after deleting what an earlier build left behind");
                });
    }
}
