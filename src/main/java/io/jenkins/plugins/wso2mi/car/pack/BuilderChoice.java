package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;

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
        return switch (this) {
            case AUTO -> new AutoBuild(new MavenBuild(), new NativeBuild());
            case MAVEN -> new MavenBuild();
            case NATIVE -> new NativeBuild();
        };
    }
}
