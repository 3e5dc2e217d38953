package jenkins.model.lazy;

import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;

@SuppressWarnings("unchecked")
public abstract class LazyBuildMixIn<
        JobT extends Job<JobT, RunT> & Queue.Task & LazyBuildMixIn.LazyLoadingJob<JobT, RunT>,
        RunT extends Run<JobT, RunT> & LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {

    protected LazyBuildMixIn() {
        throw new UnsupportedOperationException();
    }

    protected abstract JobT asJob();

    protected abstract Class<RunT> getBuildClass();

    public final RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public final RunT getNearestOldBuild(int n) {
        throw new UnsupportedOperationException();
    }

    public interface LazyLoadingJob<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {

        LazyBuildMixIn<JobT, RunT> getLazyBuildMixIn();
    }

    public interface LazyLoadingRun<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {}
}
