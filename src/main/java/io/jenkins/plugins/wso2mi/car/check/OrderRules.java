package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import java.util.List;

/**
 * Applications are deployed after what they need. Up to 4.4 the server goes by the alphabet of the file names; from 4.5
 * on by the descriptors, unless one of them is missing, names what is not there, or runs in a circle
 * ({@code CappDeployer.sort}, {@code DeployerUtil.getCAppProcessingOrder}).
 */
final class OrderRules {
    private final CheckPolicy policy;
    private final List<Car> cars;
    private final Dependencies dependencies;

    /** Looks at applications together, those packed inside others too. */
    OrderRules(CheckPolicy policy, List<Car> cars, Dependencies dependencies) {
        this.policy = policy;
        this.cars = cars;
        this.dependencies = dependencies;
    }

    void dependenciesAreThere(Car car, Findings findings) {
        for (CarDependency needed : car.dependencies()) {
            if (dependencies.find(needed).isEmpty()) {
                findings.add(
                        CarRule.MISSING_DEPENDENCY,
                        car.contents().where("descriptor.xml"),
                        "needs " + needed.groupId() + ":" + needed.artifactId() + ":" + needed.version()
                                + ", which is not among the applications" + byAlphabet(),
                        "add it, or check both together");
            }
        }
    }

    void noCircle(Car car, Findings findings) {
        if (dependencies.isInCircle(car)) {
            findings.add(
                    CarRule.DEPENDENCY_CYCLE,
                    car.contents().where("descriptor.xml"),
                    "needs itself, over what it depends on" + byAlphabet(),
                    "move what both need to an application of its own");
        }
    }

    void allOrNoneHaveDescriptors(Findings findings) {
        List<Car> without =
                cars.stream().filter(car -> car.descriptor() == null).toList();
        if (policy.miVersion().ordersByDescriptor() && !without.isEmpty() && without.size() < cars.size()) {
            findings.add(
                    CarRule.MIXED_DESCRIPTORS,
                    without.get(0).contents().label(),
                    "has no descriptor.xml, but " + (cars.size() - without.size()) + " of " + cars.size()
                            + " applications have one" + byAlphabet(),
                    "build all of them by a plugin that writes descriptors, or order the file names");
        }
    }

    private String byAlphabet() {
        return policy.miVersion().ordersByDescriptor()
                ? ", so the server deploys all by the alphabet of their file names"
                : "";
    }

    void neededComesFirst(Car car, Findings findings) {
        if (isOrderedByDescriptor()) {
            return;
        }
        for (Car needed : dependencies.needs(car)) {
            if (fileName(needed).compareTo(fileName(car)) > 0) {
                findings.add(
                        CarRule.DEPLOYED_TOO_LATE,
                        car.contents().label(),
                        "needs " + needed.identity() + ", which MI " + policy.miVersion()
                                + " deploys later, since it goes by the alphabet and " + fileName(needed)
                                + " comes after " + fileName(car),
                        "rename the files so that what is needed comes first");
            }
        }
    }

    private boolean isOrderedByDescriptor() {
        return policy.miVersion().ordersByDescriptor()
                && cars.stream().allMatch(car -> car.descriptor() != null)
                && dependencies.areOrdered();
    }

    private static String fileName(Car car) {
        return String.valueOf(car.file().getFileName());
    }
}
