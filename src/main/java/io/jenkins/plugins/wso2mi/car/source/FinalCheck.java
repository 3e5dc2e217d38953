package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.car.check.CheckReport;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.util.List;

/** The check of applications that were just built. */
public final class FinalCheck {
    private FinalCheck() {}

    /**
     * What the check says of applications of one build, whichever of them go onto one server: nobody is told of two
     * that bring the same and will never meet, nor of something missing that another one of them brings, or that a
     * module may bring which was not asked for.
     */
    public static CheckReport report(BuildRequest request, List<Car> cars) {
        return CarCheck.checkBuild(request.policy(), cars, request.modules().isEmpty());
    }

    /**
     * Checks, and tells what was found.
     *
     * @param problems what was found before, which is told too
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with everything found, if an error is among it
     */
    public static void check(BuildRequest request, List<Car> cars, Problems problems, Reporter report) {
        CheckReport found = report(request, cars);
        found.problems().forEach(problems::add);
        found.notices().forEach(report::notice);
        problems.refuseOnErrors();
        problems.list().forEach(report::problem);
    }
}
