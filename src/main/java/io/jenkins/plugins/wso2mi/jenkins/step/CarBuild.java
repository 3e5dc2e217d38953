package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.car.maven.MavenLine;
import io.jenkins.plugins.wso2mi.car.maven.MissingPluginException;
import io.jenkins.plugins.wso2mi.car.maven.NoMavenException;
import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.order.CarFacts;
import io.jenkins.plugins.wso2mi.order.CarOrder;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds carbon applications: Maven by the launcher of the build's place, everything else in its workspace. */
final class CarBuild {
    private final Workplace place;
    private final CarOrder order;

    CarBuild(Workplace place, CarOrder order) {
        this.place = place;
        this.order = order;
    }

    /**
     * Builds.
     *
     * @param maven name of an installation of Jenkins; empty for the Maven on the PATH
     */
    MiCars run(String maven) throws InterruptedException, IOException {
        BuilderChoice choice = choice();
        if (choice == BuilderChoice.NATIVE) {
            return pack(maven);
        }
        try {
            return byMaven(maven);
        } catch (NoMavenException | MissingPluginException e) {
            if (choice == BuilderChoice.MAVEN) {
                throw WorkspaceCall.told(e);
            }
            LogReport.to(place.listener()).notice("packing natively, without Maven: " + e.getMessage());
            return pack(maven);
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    private BuilderChoice choice() throws IOException {
        try {
            return order.choice();
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    private MiCars byMaven(String maven) throws InterruptedException, IOException {
        EnvVars env = MavenTool.environment(place, maven);
        FilePath workspace = place.workspace();
        MavenLine line = workspace.act(new Prepare(order, env.get("PATH"), place.listener()));
        try {
            CarOrder.run(new LauncherMaven(place, env), line, LogReport.to(place.listener()));
        } catch (MissingPluginException e) {
            throw e;
        } catch (IOException e) {
            throw WorkspaceCall.told(e);
        }
        return new MiCars(workspace.act(new Collect(order, line, place.listener())));
    }

    private MiCars pack(String maven) throws InterruptedException, IOException {
        EnvVars env = MavenTool.environment(place, maven);
        return new MiCars(place.workspace().act(new Pack(order, env.get("PATH"), place.listener())));
    }

    /** Says what would be done. */
    MiCars plan(String maven) throws InterruptedException, IOException {
        EnvVars env = MavenTool.environment(place, maven);
        place.workspace().act(new Plan(order, env.get("PATH"), place.listener()));
        return new MiCars(List.of());
    }

    /** Finds out what Maven has to be started with. */
    private static final class Prepare extends WorkspaceCall<MavenLine> {
        private static final long serialVersionUID = 1L;

        private final CarOrder order;
        private final @Nullable String path;

        Prepare(CarOrder order, @Nullable String path, TaskListener listener) {
            super(listener);
            this.order = order;
            this.path = path;
        }

        @Override
        MavenLine in(Path workspace, Reporter report) throws IOException {
            return order.prepare(workspace, path, report);
        }
    }

    /** Says what would be done. */
    private static final class Plan extends WorkspaceCall<Boolean> {
        private static final long serialVersionUID = 1L;

        private final CarOrder order;
        private final @Nullable String path;

        Plan(CarOrder order, @Nullable String path, TaskListener listener) {
            super(listener);
            this.order = order;
            this.path = path;
        }

        @Override
        Boolean in(Path workspace, Reporter report) throws IOException {
            order.plan(workspace, path, report);
            return true;
        }
    }

    /** Reads back what Maven has made. */
    private static final class Collect extends WorkspaceCall<List<CarFacts>> {
        private static final long serialVersionUID = 1L;

        private final CarOrder order;
        private final MavenLine line;

        Collect(CarOrder order, MavenLine line, TaskListener listener) {
            super(listener);
            this.order = order;
            this.line = line;
        }

        @Override
        List<CarFacts> in(Path workspace, Reporter report) throws IOException {
            return new ArrayList<>(order.collect(workspace, line, report));
        }
    }

    /** Builds natively. */
    private static final class Pack extends WorkspaceCall<List<CarFacts>> {
        private static final long serialVersionUID = 1L;

        private final CarOrder order;
        private final @Nullable String path;

        Pack(CarOrder order, @Nullable String path, TaskListener listener) {
            super(listener);
            this.order = order;
            this.path = path;
        }

        @Override
        List<CarFacts> in(Path workspace, Reporter report) throws IOException, InterruptedException {
            return new ArrayList<>(order.pack(workspace, path, report));
        }
    }
}
