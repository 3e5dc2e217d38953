package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applications on one server, and artifacts of all of them, do not take each other's place. */
final class TogetherRules {
    private TogetherRules() {}

    static void identitiesDiffer(List<Car> cars, Findings findings) {
        Map<String, Car> seen = new HashMap<>();
        for (Car car : cars) {
            Car first = seen.putIfAbsent(identity(car), car);
            if (first != null) {
                findings.add(
                        CarRule.SAME_IDENTITY,
                        car.contents().label(),
                        "has the identity " + identity(car) + " as "
                                + first.contents().label() + " has, so the server drops one of them",
                        "leave one out, or give it another name or version");
            }
        }
    }

    static void artifactsDiffer(List<Car> cars, Findings findings) {
        Map<String, Holder> seen = new HashMap<>();
        for (int i = 0; i < cars.size(); i++) {
            for (Artifact artifact : cars.get(i).artifacts()) {
                Holder holder = new Holder(i, cars.get(i), artifact);
                if (!isNamed(artifact)) {
                    continue;
                }
                Holder first = seen.putIfAbsent(space(holder.car) + artifact.type() + " " + artifact.name(), holder);
                if (first != null && !isToldElsewhere(first, holder)) {
                    findings.add(
                            CarRule.SAME_ARTIFACT,
                            holder.car.contents().label(),
                            "brings the " + artifact.type() + " " + artifact.name() + ", as "
                                    + (first.at == i
                                            ? "it does already"
                                            : first.car.contents().label() + " does"),
                            "rename one, or move it to one application that both depend on");
                }
            }
        }
    }

    private static boolean isNamed(Artifact artifact) {
        return artifact.kind().map(ArtifactKind::isNamedConfiguration).orElse(false)
                && !NameRules.isNoName(artifact.name());
    }

    /** One entry listed twice, or two copies of one application, have a problem of their own. */
    private static boolean isToldElsewhere(Holder first, Holder second) {
        return first.at == second.at
                ? first.artifact.version().equals(second.artifact.version())
                : identity(first.car).equals(identity(second.car));
    }

    /** With versioned deployment an application's artifacts have names of their own. */
    private static String space(Car car) {
        return identity(car).equals(car.identity()) ? "" : identity(car) + " ";
    }

    /** What the server tells applications apart by. */
    private static String identity(Car car) {
        CarDescriptor descriptor = car.descriptor();
        return descriptor != null && descriptor.versionedDeployment() ? descriptor.id() : car.identity();
    }

    private record Holder(int at, Car car, Artifact artifact) {}
}
