package hudson.model;

import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import java.io.IOException;
import java.util.Map;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.lazy.LazyBuildMixIn;

@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements Item, Queue.Task, LazyBuildMixIn.LazyLoadingJob<P, R>, ParameterizedJobMixIn.ParameterizedJob<P, R> {

    protected AbstractProject(ItemGroup parent, String name) {
        super((ItemGroup) null, (String) null);
        throw new UnsupportedOperationException();
    }

    public LazyBuildMixIn<P, R> getLazyBuildMixIn() {
        throw new UnsupportedOperationException();
    }

    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        throw new UnsupportedOperationException();
    }

    public boolean isBuildable() {
        throw new UnsupportedOperationException();
    }

    public boolean isInQueue() {
        throw new UnsupportedOperationException();
    }

    public void removeRun(R run) {
        throw new UnsupportedOperationException();
    }

    public R getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public R getNearestOldBuild(int n) {
        throw new UnsupportedOperationException();
    }

    protected abstract Class<R> getBuildClass();

    public R createExecutable() throws IOException {
        throw new UnsupportedOperationException();
    }

    public Map<TriggerDescriptor, Trigger<?>> getTriggers() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isFingerprintConfigured();
}
