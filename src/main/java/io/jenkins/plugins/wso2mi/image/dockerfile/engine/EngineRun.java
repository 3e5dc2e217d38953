package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import io.jenkins.plugins.wso2mi.config.Mask;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs an engine, and passes on what it says without the secrets in it.
 *
 * @param directory where it runs
 */
public record EngineRun(ProgramRunner runner, String directory, Mask mask, Reporter reporter) {
    private static final Pattern ERROR = Pattern.compile("(?i).*\\b(?:error|denied|unauthorized|failed)\\b.*");

    /**
     * Runs lines one after the other.
     *
     * @throws IOException if one fails, with its last error
     * @throws InterruptedException if this thread is interrupted; the engine has been ended then
     */
    public void run(String name, List<EngineLine> lines) throws IOException, InterruptedException {
        for (EngineLine line : lines) {
            run(name, line);
        }
    }

    private void run(String name, EngineLine line) throws IOException, InterruptedException {
        reporter.command("run " + mask.apply(String.join(" ", line.command())));
        String[] error = {""};
        int code = runner.run(line.command(), line.environment(), directory, raw -> {
            String text = mask.apply(PlainText.oneLine(raw));
            if (!text.isEmpty()) {
                reporter.notice(text);
                error[0] = error[0].isEmpty() || ERROR.matcher(text).matches() ? text : error[0];
            }
        });
        if (code != 0) {
            throw new IOException(name + " failed with exit code " + code + ": " + error[0] + "; its output is above");
        }
    }
}
