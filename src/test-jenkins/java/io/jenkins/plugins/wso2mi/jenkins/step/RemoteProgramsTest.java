package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.slaves.DumbSlave;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jenkins.MasterToSlaveFileCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Work in the JVM of a real agent that runs programs by the launcher on the controller. */
@WithJenkins
class RemoteProgramsTest {
    private FilePath workspace;
    private RemotePrograms programs;

    @BeforeEach
    void connect(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        FreeStyleBuild run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        workspace = agent.getRootPath().child("work");
        workspace.mkdirs();
        Workplace place = new Workplace(
                run,
                workspace,
                new EnvVars("OUTER", "outer"),
                agent.createLauncher(TaskListener.NULL),
                TaskListener.NULL);
        programs = new RemotePrograms(new LauncherPrograms(place, place.env(), Map.of("shell", "/bin/sh")));
    }

    /** Runs a script there; gives the exit code and all that it printed. */
    private static final class Script extends MasterToSlaveFileCallable<ArrayList<String>> {
        private static final long serialVersionUID = 1L;

        private final RemotePrograms programs;
        private final String program;
        private final String text;

        Script(RemotePrograms programs, String program, String text) {
            this.programs = programs;
            this.program = program;
            this.text = text;
        }

        @Override
        public ArrayList<String> invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
            ArrayList<String> told = new ArrayList<>();
            int code = programs.run(List.of(program, "-c", text), Map.of("INNER", "inner"), folder.getPath(), line -> {
                // slower than the program
                LockSupport.parkNanos(1_000_000);
                told.add(line);
            });
            told.add(0, String.valueOf(code));
            return told;
        }
    }

    @Test
    void shouldRunItsArgumentsAsTheyAreWithVariablesAndInTheFolder() throws Exception {
        assertThat(workspace.act(
                        new Script(programs, "shell", "OUTER=own; echo $OUTER $INNER; pwd; echo lost >&2; exit 3")))
                .contains("own inner", "lost", workspace.getRemote())
                .startsWith("3");
    }

    @Test
    void shouldHaveEveryLineWhenTheProgramHasEnded() throws Exception {
        String text = "i=0; while [ $i -lt 500 ]; do echo line $i; i=$((i+1)); done";
        assertThat(workspace.act(new Script(programs, "sh", text))).hasSize(501).endsWith("line 499");
    }

    @Test
    void shouldSayWhenAProgramCannotBeStarted() {
        assertThatThrownBy(() -> workspace.act(new Script(programs, "no-such-program", "")))
                .hasStackTraceContaining("no-such-program cannot be started");
    }

    @Test
    void shouldEndTheProgramWhenTheBuildIsAborted() throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread build = new Thread(() -> {
            try {
                workspace.act(new Script(programs, "sh", "echo $$ > pid; exec sleep 600"));
            } catch (IOException | InterruptedException e) {
                ended.set(e);
            }
        });
        build.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> workspace.child("pid").length() > 0);
        long pid = Long.parseLong(workspace.child("pid").readToString().strip());
        build.interrupt();
        build.join(60_000);
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }
}
