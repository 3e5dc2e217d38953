package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Calendar;
import java.util.Set;
import jenkins.model.lazy.LazyBuildMixIn;
import jenkins.scm.RunWithSCM;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Queue.Executable, LazyBuildMixIn.LazyLoadingRun<P, R>, RunWithSCM<P, R> {

    protected AbstractBuild(P job) throws IOException {
        super((P) null, (Calendar) null);
        throw new UnsupportedOperationException();
    }

    protected AbstractBuild(P job, Calendar timestamp) {
        super((P) null, (Calendar) null);
        throw new UnsupportedOperationException();
    }

    protected AbstractBuild(P project, File buildDir) throws IOException {
        super((P) null, (Calendar) null);
        throw new UnsupportedOperationException();
    }

    public final P getProject() {
        throw new UnsupportedOperationException();
    }

    public R getPreviousBuild() {
        throw new UnsupportedOperationException();
    }

    public Set<String> getCulpritIds() {
        throw new UnsupportedOperationException();
    }

    public boolean shouldCalculateCulprits() {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public abstract void run();
}
