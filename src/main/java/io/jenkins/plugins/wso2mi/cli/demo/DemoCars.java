package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Builds the clinic's carbon applications from copies of its sources, one copy a release. */
final class DemoCars {
    private final ProjectHome home;
    private final Path work;
    private final Reporter report;

    DemoCars(ProjectHome home, Path work, Reporter report) {
        this.home = home;
        this.work = work;
        this.report = report;
    }

    /** The Kubernetes files of the appointments unit. */
    Path manifests() {
        return home.folder().resolve("examples/clinic/kubernetes/appointments");
    }

    /** Where the sources of a release lie, once it is built. */
    Path sources(String release) {
        return work.resolve("clinic-" + release);
    }

    /** All applications of the unchanged sources. */
    List<Car> all(String release) throws IOException, InterruptedException {
        Path copy = home.copyOfClinic(sources(release));
        return new MavenBuild().build(BuildRequest.of(copy), report);
    }

    /** The appointments application after a change of its logic. */
    List<Car> changed(String release) throws IOException, InterruptedException {
        Path copy = home.copyOfClinic(sources(release));
        new Clinic(copy).withRelease(release);
        return appointments(copy);
    }

    /** The appointments application after a change that no server can deploy. */
    List<Car> broken(String release) throws IOException, InterruptedException {
        Path copy = home.copyOfClinic(sources(release));
        new Clinic(copy).withRelease(release).broken();
        return appointments(copy);
    }

    private List<Car> appointments(Path copy) throws IOException, InterruptedException {
        BuildRequest request =
                new BuildRequest(copy, List.of("appointments"), List.of(), null, null, false, CheckPolicy.DEFAULT);
        return new MavenBuild().build(request, report);
    }
}
