package io.jenkins.plugins.wso2mi.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line {@code mictl}. */
@Command(
        name = "mictl",
        description = "From WSO2 Micro Integrator projects to healthy releases on Kubernetes.",
        mixinStandardHelpOptions = true,
        versionProvider = Mictl.Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed and taken back",
            "2:wrong use, or refused before anything was touched",
            "3:refused by a gate",
            "4:timed out",
            "5:failed, and could not be taken back: look at it now",
            "130:interrupted"
        },
        subcommands = {
            CarCommand.class,
            ImageCommand.class,
            DeployCommand.class,
            CanaryReleaseCommand.class,
            ApproveCommand.class,
            PromoteCommand.class,
            AbortCommand.class,
            ResumeCommand.class,
            RecoverCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            ManagementCommand.class,
            ReportCommand.class,
            UnitsCommand.class,
            InitCommand.class,
            BuildCommand.class,
            RenderCommand.class,
            DiffCommand.class,
            RollbackCommand.class,
            UndeployCommand.class,
            DemoCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Mictl implements Runnable {
    /** How results are written. */
    enum Output {
        TEXT,
        JSON,
        MARKDOWN
    }

    /** How people see what happens. */
    enum ConsoleChoice {
        AUTO,
        PLAIN,
        RICH
    }

    @Option(
            names = "--output",
            paramLabel = "text|json|markdown",
            description = "json: one JSON object a line on stdout (docs/events.md); markdown: for a review, of "
                    + "car diff alone; people read stderr either way.",
            scope = ScopeType.INHERIT)
    Output output = Output.TEXT;

    @Option(names = "--dry-run", description = "Print what would be done, change nothing.", scope = ScopeType.INHERIT)
    boolean dryRun;

    @Option(
            names = "--console",
            paramLabel = "auto|plain|rich",
            description =
                    "rich: colours and a live tree, on a terminal; auto: rich, but not with CI, NO_COLOR or json.",
            scope = ScopeType.INHERIT)
    ConsoleChoice console = ConsoleChoice.AUTO;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Default: KUBECONFIG, then ~/.kube/config, then the pod's own account.",
            scope = ScopeType.INHERIT)
    @Nullable
    Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The kubeconfig's context; default: its current one.",
            scope = ScopeType.INHERIT)
    @Nullable
    String context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Says the version, as the jar's manifest has it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Mictl.class.getPackage().getImplementationVersion();
            return new String[] {"mictl " + (version == null ? "(not packaged)" : version)};
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do, such as: mictl deploy -f DIR");
    }

    /** The whole command line, ready to parse arguments. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Mictl())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUse())
                .setAbbreviatedOptionsAllowed(false);
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().name("completion");
        line.addSubcommand("completion", completion);
        return line;
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Interruption.listen();
        int exitCode = commandLine().execute(arguments);
        Interruption.markEnded();
        System.exit(exitCode);
    }
}
