package io.jenkins.plugins.wso2mi.program;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs programs where the work lies: on this machine, or on an agent. */
public interface ProgramRunner {

    /**
     * Runs a program to its end, with nothing on its standard input.
     *
     * @param command the program and its arguments, each one as it is: there is no shell
     * @param environment variables that are set beside those that are there
     * @param directory where it runs, a path on the machine that runs it
     * @param lines takes each line that it writes, standard output and standard error as they come, from one thread
     * @return its exit code
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted; the program and all that it started have then been
     *     ended
     */
    int run(List<String> command, Map<String, String> environment, String directory, Consumer<String> lines)
            throws IOException, InterruptedException;
}
