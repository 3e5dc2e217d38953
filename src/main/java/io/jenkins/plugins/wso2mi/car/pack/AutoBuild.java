package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.maven.MissingPluginException;
import io.jenkins.plugins.wso2mi.car.maven.NoMavenException;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;

/**
 * Builds by Maven, and natively where Maven cannot: where there is none, or where it ends since a plugin of the project
 * cannot be had. Maven itself is what finds that out: asking the repositories beforehand would cost each build time,
 * and would be another word than Maven's.
 */
final class AutoBuild implements CarBuilder {
    private final MavenBuild maven;
    private final NativeBuild own;

    AutoBuild(MavenBuild maven, NativeBuild own) {
        this.maven = maven;
        this.own = own;
    }

    @Override
    public void plan(BuildRequest request, Reporter report) throws IOException {
        try {
            maven.plan(request, report);
            report.notice("if Maven cannot have a plugin of this project, its applications are packed natively");
        } catch (NoMavenException e) {
            report.notice(because(e));
            own.plan(request, report);
        }
    }

    @Override
    public List<Car> build(BuildRequest request, Reporter report) throws IOException, InterruptedException {
        try {
            List<Car> cars = maven.build(request, report);
            report.notice("built by the project's own Maven build");
            return cars;
        } catch (NoMavenException | MissingPluginException e) {
            report.notice(because(e));
            return own.build(request, report);
        }
    }

    private static String because(Exception e) {
        return "packing natively, without Maven: " + e.getMessage();
    }
}
