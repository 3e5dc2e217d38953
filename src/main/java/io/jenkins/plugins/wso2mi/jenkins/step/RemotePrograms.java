package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.remoting.Channel;
import hudson.remoting.RemoteOutputStream;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets work in an agent's JVM run programs by the build's launcher, which is on the controller: the launcher stays
 * there, and is called back. It lasts as long as the call that carries it.
 */
final class RemotePrograms implements ProgramRunner, Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing that could be stored: the launcher, or on the agent what calls it. */
    private final Starter starter;

    /** What stays with the launcher. */
    public interface Starter {
        /**
         * Runs a program to its end.
         *
         * @param out takes what it writes
         * @return its exit code
         * @throws IOException if it cannot be started
         * @throws InterruptedException if the build is aborted; the program has been ended then
         */
        int run(List<String> command, Map<String, String> environment, String directory, OutputStream out)
                throws IOException, InterruptedException;
    }

    RemotePrograms(Starter starter) {
        this.starter = starter;
    }

    /** What crosses to an agent. */
    private Object writeReplace() {
        return new RemotePrograms(Channel.currentOrFail().export(Starter.class, starter));
    }

    @Override
    public int run(List<String> command, Map<String, String> environment, String directory, Consumer<String> lines)
            throws IOException, InterruptedException {
        try (LineStream out = new LineStream(lines)) {
            int code = starter.run(
                    new ArrayList<>(command), new HashMap<>(environment), directory, new RemoteOutputStream(out));
            Channel channel = Channel.current();
            if (channel != null) {
                // the code may be here before the last lines are
                channel.syncLocalIO();
            }
            return code;
        }
    }
}
