package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.config.Problems;

/** What only the project's own Maven build can make. */
final class Refusals {
    private Refusals() {}

    static void check(ApplicationSources sources, Problems problems) {
        if (!sources.javaSources().isEmpty() && !sources.hasClassMediators()) {
            problems.error(
                    sources.javaSources().get(0).toString(),
                    "belongs to class mediators in a module of their own, which only the project's own Maven build"
                            + " compiles",
                    "build with --builder maven, or let that module make them a jar for the server's lib folder");
        }
        sources.dataMappers()
                .forEach(file -> problems.error(
                        file.toString(),
                        "is a data mapping, which WSO2's Maven plugin translates with Node.js",
                        "build with --builder maven"));
    }
}
