package io.jenkins.plugins.wso2mi.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mictl image}. */
@Command(
        name = "image",
        description = "Burns carbon applications into images at a registry.",
        subcommands = {
            ImageBuildCommand.class,
            ImageBaseCommand.class,
            ImageScratchCommand.class,
            ImageRebaseCommand.class,
            ImageOutdatedCommand.class
        })
final class ImageCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: build, base, scratch, rebase, outdated");
    }
}
