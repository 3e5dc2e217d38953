package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.Revision;
import io.jenkins.plugins.wso2mi.landscape.Unit;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a landscape in the workspace; asks git by the launcher of the build's place. */
final class UnitsLook {
    private final Workplace place;
    private final String file;

    UnitsLook(Workplace place, String file) {
        this.place = place;
        this.file = file;
    }

    /**
     * Looks.
     *
     * @param since with which revision to compare; null for all units
     */
    MiUnits run(@Nullable Revision since) throws InterruptedException, IOException {
        String changed = since == null ? null : changed(since);
        return place.workspace().act(new Read(file, changed, place.listener()));
    }

    /** What git prints; null, after a warning with git's own words, if it cannot tell. */
    private @Nullable String changed(Revision since) throws InterruptedException, IOException {
        FilePath landscape = place.workspace().child(file);
        FilePath folder = landscape.getParent();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        int code = place.launcher()
                .launch()
                .cmds(since.question())
                .pwd(folder == null ? place.workspace() : folder)
                .envs(place.env())
                .stdout(answer)
                .stderr(words)
                .quiet(true)
                .join();
        if (code == 0) {
            return answer.toString(StandardCharsets.UTF_8);
        }
        LogReport.to(place.listener())
                .problem(Problem.warning(
                        since.name(),
                        "git cannot compare with it: " + words.toString(StandardCharsets.UTF_8),
                        "every unit counts as changed; let the checkout fetch the revision, or name another"));
        return null;
    }

    /** Reads it. */
    private static final class Read extends WorkspaceCall<MiUnits> {
        private static final long serialVersionUID = 1L;

        private final String file;
        private final @Nullable String changed;

        Read(String file, @Nullable String changed, TaskListener listener) {
            super(listener);
            this.file = file;
            this.changed = changed;
        }

        @Override
        MiUnits in(Path workspace, Reporter report) throws IOException {
            Landscape landscape = Landscape.read(workspace.resolve(file));
            List<Unit> units = changed == null
                    ? landscape.units()
                    : landscape.touchedBy(Revision.changed(changed, landscape.root()));
            String names = units.stream().map(Unit::name).collect(Collectors.joining(", "));
            report.notice(units.size() + " of " + landscape.units().size() + " units" + (units.isEmpty() ? "" : ": ")
                    + names);
            return new MiUnits(landscape, units, workspace);
        }
    }
}
