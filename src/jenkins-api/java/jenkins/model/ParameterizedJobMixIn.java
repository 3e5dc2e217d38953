package jenkins.model;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import java.io.IOException;
import jenkins.triggers.TriggeredItem;

@SuppressWarnings("unchecked")
public abstract class ParameterizedJobMixIn<
        JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
        RunT extends Run<JobT, RunT> & Queue.Executable> {

    public ParameterizedJobMixIn() {
        throw new UnsupportedOperationException();
    }

    protected abstract JobT asJob();

    public static Queue.Item scheduleBuild2(Job<?, ?> job, int quietPeriod, Action... actions) {
        throw new UnsupportedOperationException();
    }

    public interface ParameterizedJob<
                    JobT extends Job<JobT, RunT> & ParameterizedJob<JobT, RunT> & Queue.Task,
                    RunT extends Run<JobT, RunT> & Queue.Executable>
            extends Item, Queue.Task, TriggeredItem {

        default boolean scheduleBuild(Cause c) {
            throw new UnsupportedOperationException();
        }

        default boolean scheduleBuild(int quietPeriod, Cause c) {
            throw new UnsupportedOperationException();
        }

        default RunT createExecutable() throws IOException {
            throw new UnsupportedOperationException();
        }
    }
}
