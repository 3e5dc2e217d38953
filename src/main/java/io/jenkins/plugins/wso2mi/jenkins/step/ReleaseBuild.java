package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleaseFailure;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleasePage;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.order.Look;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import io.jenkins.plugins.wso2mi.order.Telemetry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A build while it releases: its log, its pages, and who it is to the cluster. */
record ReleaseBuild(Run<?, ?> run, EnvVars env, TaskListener listener) {
    /** Makes the page of a release, and returns its id, which no other release in this Jenkins has. */
    String begin(ReleaseOrder order, String submitter) {
        ReleasePage page = ReleasePage.begin(run, order.verb(), title(order), submitter);
        String namespace = order.field("namespace");
        if (!namespace.isEmpty()) {
            page.place(namespace);
        }
        listener.getLogger().println(HyperlinkNote.encodeTo("/" + page.getUrl(), title(order)));
        return page.id();
    }

    /** What is done to what, in a few words. */
    static String title(ReleaseOrder order) {
        String subject = order.field("application");
        if (subject.isEmpty()) {
            subject = String.join(", ", Lines.of(order.field("manifests")));
        }
        if (subject.isEmpty()) {
            String units = String.join(", ", Lines.of(order.field("units")));
            subject = units.isEmpty() ? order.field("file") : units;
        }
        if (subject.isEmpty()) {
            subject = order.field("image");
        }
        return subject.isEmpty() ? order.verb() : order.verb() + " " + subject;
    }

    /** Looks at a release from an agent, or from the controller if there is no workspace. */
    Look look(
            String page,
            @Nullable FilePath workspace,
            ReleaseOrder order,
            String state,
            List<String> asked,
            boolean interrupt)
            throws IOException, InterruptedException {
        return new Viewpoint(run, workspace, env).look(page, by(page), order, state, asked, interrupt);
    }

    /** Hands on what a look brought. */
    void tell(String page, Look look) {
        if (!look.text().isEmpty()) {
            listener.getLogger().print(look.text());
            listener.getLogger().flush();
        }
        ReleasePage.find(run, page).ifPresent(p -> p.append(look.lines()));
    }

    /** Closes the page of a release, and tells of it where the build's variables say so. */
    MiRelease end(String page, @Nullable FilePath workspace, ReleaseOrder order, Look.End how) {
        ReleasePage.find(run, page).ifPresent(p -> {
            p.end(how.outcome(), how.release(), how.aftermath(), how.sentence(), how.images());
            p.offerServers(order);
            if (Telemetry.isOf(order)) {
                send(p, workspace);
            }
        });
        return new MiRelease(how);
    }

    /** Whatever happens, the release has ended as it has. */
    private void send(ReleasePage page, @Nullable FilePath workspace) {
        try {
            listener.getLogger().print(new Viewpoint(run, workspace, env).send(page::recorded));
        } catch (IOException e) {
            listener.getLogger().println("nobody was told of the release: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.getLogger().flush();
    }

    /** Why the build fails. */
    ReleaseFailure failure(String page, ReleaseOrder order, Look.End how) {
        return ReleasePage.find(run, page)
                .map(ReleasePage::failure)
                .orElseGet(() -> new ReleaseFailure(title(order), how.outcome(), how.sentence(), ""));
    }

    /** The same before and after a restart, so that a lock is found again, and another's is not. */
    private String by(String page) {
        return run.getParent().getFullName() + " #" + run.getNumber() + " (" + page.substring(0, 8) + ")";
    }
}
