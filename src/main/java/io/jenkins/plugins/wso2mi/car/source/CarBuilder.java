package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;

/** Makes the carbon applications of a project from its sources. */
public interface CarBuilder {

    /**
     * Says what {@link #build} would do, and does nothing.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException as {@link #build} does before anything is changed
     * @throws IOException as {@link #build}
     */
    void plan(BuildRequest request, Reporter report) throws IOException;

    /**
     * Builds.
     *
     * @return the applications in the order of the project's modules
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with every problem, if there is no such project, no
     *     module that makes an application, a source that cannot be packed, or an application that would not deploy
     * @throws IOException if the build fails; what explains it has been reported then
     * @throws InterruptedException if this thread is interrupted; what was started has been ended then
     */
    List<Car> build(BuildRequest request, Reporter report) throws IOException, InterruptedException;
}
