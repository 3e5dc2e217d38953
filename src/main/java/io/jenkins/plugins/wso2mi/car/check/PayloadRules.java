package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import io.jenkins.plugins.wso2mi.car.PayloadFacts;
import io.jenkins.plugins.wso2mi.car.PayloadFacts.RegistryItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Each artifact's file is what its artifact.xml says, and holds nothing that does not belong there. */
final class PayloadRules {
    private final RoleRules roles;

    PayloadRules(RoleRules roles) {
        this.roles = roles;
    }

    void rootFitsType(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            PayloadFacts facts = folder.facts().orElse(null);
            RootElement expected =
                    folder.artifact().kind().flatMap(RootElement::of).orElse(null);
            if (facts == null || expected == null || expected.fits(facts)) {
                continue;
            }
            findings.add(
                    CarRule.WRONG_ROOT,
                    car.contents().where(folder.path() + "/" + folder.artifact().file()),
                    "its root element is " + named(facts.root(), facts.namespace()) + ", but an artifact of the type "
                            + folder.artifact().type() + " is " + named(expected.element(), expected.namespace()),
                    "move the source to the folder of its kind, correct it and build anew");
        }
    }

    private static String named(String element, String namespace) {
        return element + (namespace.isEmpty() ? "" : " of the namespace " + namespace);
    }

    void nameIsThatOfPayload(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            Artifact artifact = folder.artifact();
            String own = artifact.kind()
                    .flatMap(RootElement::of)
                    .flatMap(root -> folder.facts().map(root::name))
                    .orElse("");
            if (!own.isEmpty() && !NameRules.isNoName(artifact.name()) && !isNameOf(folder, own)) {
                findings.add(
                        CarRule.OTHER_NAME,
                        car.contents().where(folder.path() + "/" + artifact.file()),
                        "calls itself '" + own
                                + "', and the server deploys it by that name, but artifact.xml calls it '"
                                + artifact.name() + "'",
                        "give the source and its artifact one name and build anew");
            }
        }
    }

    /** An API with a version is packed as name_version, or with the name alone. */
    private static boolean isNameOf(ArtifactFolder folder, String own) {
        String version =
                folder.facts().map(facts -> facts.attributes().get("version")).orElse("");
        String name = folder.artifact().name();
        return name.equals(own)
                || (folder.artifact().kind().equals(Optional.of(ArtifactKind.API))
                        && (name.equals(own + "_" + version) || name.equals(own + "_v" + version)));
    }

    void registryFilesAreThere(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            List<RegistryItem> items =
                    folder.facts().map(PayloadFacts::registryItems).orElse(List.of());
            if (folder.artifact().type().equals(ArtifactKind.REGISTRY_RESOURCE.type())) {
                items.stream()
                        .filter(item -> !item.collection())
                        .filter(item -> !folder.contents().containsKey("resources/" + item.file()))
                        .forEach(item -> findings.add(
                                CarRule.REGISTRY_FILE_MISSING,
                                car.contents()
                                        .where(folder.path() + "/"
                                                + folder.artifact().file()),
                                "brings '" + item.file() + "' to " + item.path()
                                        + ", but resources holds no such file, so the server leaves it out",
                                "put the file back into the sources, or take it out of their artifact.xml"));
            }
        }
    }

    void connectorIsReadable(Car car, Findings findings) {
        for (ArtifactFolder folder : roles.deployed(car)) {
            PackedFile file = folder.payload().orElse(null);
            boolean connector = folder.artifact().type().equals(ArtifactKind.CONNECTOR.type());
            if (connector
                    && file != null
                    && file.connector() == null
                    && file.path().endsWith(".zip")) {
                findings.add(
                        CarRule.CONNECTOR_UNREADABLE,
                        car.contents().where(file.path()),
                        "is no connector: no zip, or without a connector.xml that can be read",
                        "download the connector anew");
            }
        }
    }

    void noSecretInClearText(Car car, Findings findings) {
        files(car).forEach(file -> facts(file)
                .flatMap(facts -> facts.secrets().stream())
                .forEach(secret -> findings.add(
                        CarRule.CLEAR_TEXT_SECRET,
                        car.contents().where(file.path()) + ":" + secret.line(),
                        secret.place() + " seems to hold a secret in clear text, which then lies in the image",
                        "let the server fetch it, by wso2:vault-lookup or $secret{...}")));
    }

    void allWasLookedAt(Car car, Findings findings) {
        List<PackedFile> cut = files(car)
                .filter(file -> facts(file).anyMatch(facts -> !facts.complete()))
                .toList();
        if (!cut.isEmpty()) {
            findings.add(
                    CarRule.PARTLY_CHECKED,
                    car.contents().where(cut.get(0).path()),
                    "holds more references and the like than are looked at, so some were not"
                            + (cut.size() > 1 ? "; so do " + (cut.size() - 1) + " further files" : ""),
                    "split the application");
        }
    }

    private Stream<PackedFile> files(Car car) {
        return roles.deployed(car).stream().flatMap(folder -> folder.contents().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue));
    }

    private static Stream<PayloadFacts> facts(PackedFile file) {
        return Stream.ofNullable(file.facts());
    }
}
