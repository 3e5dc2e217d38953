package jenkins.scm;

import hudson.model.Job;
import hudson.model.Run;
import java.util.Set;

public interface RunWithSCM<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT> & RunWithSCM<JobT, RunT>> {

    Set<String> getCulpritIds();

    boolean shouldCalculateCulprits();
}
