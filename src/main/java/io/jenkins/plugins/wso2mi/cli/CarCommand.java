package io.jenkins.plugins.wso2mi.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mictl car}. */
@Command(
        name = "car",
        description = "Builds, shows, checks and compares carbon applications.",
        subcommands = {CarBuildCommand.class, CarShowCommand.class, CarCheckCommand.class, CarDiffCommand.class})
final class CarCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: build, show, check or diff");
    }
}
