package io.jenkins.plugins.wso2mi.car;

import java.util.List;

/**
 * The {@code descriptor.xml} of a carbon application, which WSO2's tools write since 2025.
 *
 * @param id such as {@code org.example__clinic__1.0.0}; empty if it has none
 * @param versionedDeployment whether the server takes {@code id} as the application's identity
 * @param fatCar whether the applications it needs are packed inside
 * @param dependencies the applications it needs
 */
public record CarDescriptor(String id, boolean versionedDeployment, boolean fatCar, List<CarDependency> dependencies) {
    public CarDescriptor {
        dependencies = List.copyOf(dependencies);
    }

    static CarDescriptor of(XmlElement root) {
        List<CarDependency> dependencies = root.child("dependencies").stream()
                .flatMap(all -> all.children("dependency"))
                .map(one -> new CarDependency(
                        one.value("groupId"), one.value("artifactId"), one.value("version"), one.value("type")))
                .toList();
        return new CarDescriptor(
                root.value("id"),
                Boolean.parseBoolean(root.value("versionedDeployment")),
                Boolean.parseBoolean(root.value("fatCarEnabled")),
                dependencies);
    }
}
