package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Answers arguments that cannot be understood: what is wrong, what was meant perhaps, where help is. */
final class WrongUse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("error: " + PlainText.oneLine(e.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("try: " + line.getCommandSpec().qualifiedName(" ") + " --help");
        err.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }
}
