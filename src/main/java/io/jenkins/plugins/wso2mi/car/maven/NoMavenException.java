package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Path;

/** Maven cannot even be started for a project. */
public final class NoMavenException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /** Where Maven was to be run it could not be started; told in the words of what tried. */
    public NoMavenException(String what) {
        super("Maven", what, "install Maven where the build runs, or add the wrapper to the project");
    }

    private NoMavenException(Path project, String what, String fix) {
        super(project.toString(), what, fix);
    }

    /** Neither a wrapper nor a Maven was found. */
    static NoMavenException noProgram(Path project) {
        return new NoMavenException(
                project,
                "there is no Maven: no mvnw in the project and no mvn on the PATH",
                "install Maven (Debian: apt install maven), or add the wrapper: mvn wrapper:wrapper");
    }

    /** The project's folder has no pom.xml, only its folders have. */
    static NoMavenException noRootPom(Path project) {
        return new NoMavenException(
                project,
                "it has no pom.xml, so Maven does not build its modules together",
                "build natively, or add a pom.xml that names them as modules");
    }
}
