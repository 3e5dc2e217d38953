package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.maven.MediatorJar;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import org.jspecify.annotations.Nullable;

/** What makes carbon applications of a project's sources. */
public enum BuilderChoice {
    /** Maven if the project's plugins can be had, else {@link #NATIVE}. */
    AUTO,
    /** The project's own Maven build. */
    MAVEN,
    /** This project's own packager, which needs no Maven. */
    NATIVE;

    /** The builder on this machine. */
    public CarBuilder local() {
        return of(new MavenBuild(), new NativeBuild());
    }

    /**
     * The builder where a runner starts Maven, perhaps in a container; class mediators are compiled on this machine.
     *
     * @param searchPath the PATH of where it runs; null for none
     */
    public CarBuilder by(ProgramRunner runner, @Nullable String searchPath) {
        return of(
                new MavenBuild(runner, searchPath, "mvn"),
                new NativeBuild(new MediatorJar(new LocalPrograms(), searchPath)));
    }

    private CarBuilder of(MavenBuild maven, NativeBuild own) {
        return switch (this) {
            case AUTO -> new AutoBuild(maven, own);
            case MAVEN -> maven;
            case NATIVE -> own;
        };
    }
}
