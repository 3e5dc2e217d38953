package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.model.BuildBadgeAction;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;

/**
 * The page of one release in a build: what happens while it runs, what became of it, and for a running canary the
 * buttons to approve, promote and abort. Whoever may read the job may see it.
 *
 * <p>Jenkins keeps its few strings in the build's file; the events lie beside it in {@code wso2-mi/NUMBER.jsonl}. That
 * something cannot be recorded never stops a release: it is told in Jenkins' own log.
 */
public final class ReleasePage extends ReleaseFacts implements RunAction2, BuildBadgeAction, StaplerProxy {
    private static final Logger LOG = Logger.getLogger(ReleasePage.class.getName());
    private static final String FOLDER = "wso2-mi";

    private final String id;
    private final String number;
    private final String submitter;

    private transient @Nullable Run<?, ?> run;
    private transient @Nullable EventsFile events;
    private transient @Nullable ReadEvents read;

    private ReleasePage(String number, String verb, String title, String submitter) {
        super(verb, title);
        this.id = UUID.randomUUID().toString();
        this.number = number;
        this.submitter = submitter;
    }

    /**
     * Adds a page to a build.
     *
     * @param verb {@code deploy}, {@code canary}, {@code rollback} or {@code undeploy}
     * @param title what is done, such as {@code Canary of clinic/appointments}
     * @param submitter ids of users and groups, with commas between them, who may use its buttons; blank for those who
     *     may cancel the build
     */
    public static ReleasePage begin(Run<?, ?> run, String verb, String title, String submitter) {
        synchronized (run) {
            int before = run.getActions(ReleasePage.class).size();
            ReleasePage page = new ReleasePage(Integer.toString(before + 1), verb, title, submitter);
            run.addAction(page);
            page.save();
            return page;
        }
    }

    /** The page of a build with an {@link #id}; empty if there is none, since somebody deleted it. */
    public static Optional<ReleasePage> find(Run<?, ?> run, String id) {
        return run.getActions(ReleasePage.class).stream()
                .filter(page -> page.id.equals(id))
                .findFirst();
    }

    /** What no other page has, in any build. */
    public String id() {
        return id;
    }

    /**
     * Says where the release goes, which tells apart the same application in two namespaces or clusters.
     *
     * @param place such as {@code clinic}, or {@code clinic (production)}
     */
    public void place(String place) {
        keepPlace(place);
        save();
    }

    /**
     * Records what happened.
     *
     * @param jsonLines events as {@code docs/events.md} tells, without line ends
     */
    public void append(List<String> jsonLines) {
        try {
            events().append(jsonLines);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot record the events of " + where());
        }
    }

    /**
     * Records how it ended.
     *
     * @param outcome a word of {@code docs/events.md}, such as {@code done}
     * @param release its id; may be blank
     * @param aftermath what became of it, such as {@code kept} or {@code rolled-back}
     * @param sentence the closing sentence
     * @param images what was released: image references by container
     */
    public void end(String outcome, String release, String aftermath, String sentence, Map<String, String> images) {
        keepEnd(outcome, release, aftermath, sentence, images, recording().applications());
        save();
    }

    /** Offers to ask the servers of what is in place now, if the order says how they are logged in at. */
    public void offerServers(ReleaseOrder order) {
        if (isInPlace()) {
            ServersPage.add(getRun(), order, getApplications());
            save();
        }
    }

    /** Why the build ends early, if it does because of this release. */
    public ReleaseFailure failure() {
        return new ReleaseFailure(getTitle(), getOutcome(), getSentence(), getUrl());
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public String getIconFileName() {
        return "symbol-paper-plane-outline";
    }

    @Override
    public String getDisplayName() {
        return getTitle();
    }

    @Override
    public String getUrlName() {
        return FOLDER + "-" + number;
    }

    /** Address below Jenkins' own, with a slash at its end. */
    public String getUrl() {
        return getRun().getUrl() + getUrlName() + "/";
    }

    /** Nobody gets further without the right to read the job. */
    @Override
    public Object getTarget() {
        getRun().getParent().checkPermission(Item.READ);
        return this;
    }

    @Override
    boolean isBuilding() {
        return getRun().isBuilding();
    }

    /** The build. */
    public Run<?, ?> getRun() {
        return Objects.requireNonNull(run, "the page has not been added to a build");
    }

    /** Buttons for what the user who looks may ask of it now. */
    public List<Wishes.Button> getButtons() {
        return wishes().buttons();
    }

    /**
     * Answers with the events since a place, as {@link EventsJson} tells; with 304 if nothing changed.
     *
     * @param since where the answer before ended, its {@code next}; 0 for all
     */
    @GET
    @WebMethod(name = "events")
    public void doEvents(StaplerRequest2 request, StaplerResponse2 response, @QueryParameter long since)
            throws IOException {
        getRun().getParent().checkPermission(Item.READ);
        List<String> wishes = wishes().possible();
        String version = version(wishes);
        new VersionedAnswer(request, response)
                .send(
                        version + "-" + since,
                        "application/json;charset=UTF-8",
                        () -> EventsJson.of(this, version, wishes, events().since(since)));
    }

    /** Answers with the picture as a document of its own; with 304 if nothing changed. */
    @GET
    @WebMethod(name = "picture.svg")
    public void doPicture(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        getRun().getParent().checkPermission(Item.READ);
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        new VersionedAnswer(request, response).send(version(List.of()), "image/svg+xml;charset=UTF-8", () -> recording()
                .picture());
    }

    /** Answers with all that is recorded as one HTML document; with 304 if nothing changed. */
    @GET
    @WebMethod(name = "report.html")
    public void doReport(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        getRun().getParent().checkPermission(Item.READ);
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        new VersionedAnswer(request, response).send(version(List.of()), "text/html;charset=UTF-8", () -> recording()
                .report());
    }

    /** Lets a canary that waits for approval go on. */
    @RequirePOST
    public void doApprove(StaplerResponse2 response) throws IOException {
        ask("approve", response);
    }

    /** Gives the whole traffic to a running canary, and skips the rest of its plan. */
    @RequirePOST
    public void doPromote(StaplerResponse2 response) throws IOException {
        ask("promote", response);
    }

    /** Takes a running canary back. */
    @RequirePOST
    public void doAbort(StaplerResponse2 response) throws IOException {
        ask("abort", response);
    }

    private void ask(String word, StaplerResponse2 response) throws IOException {
        getRun().getParent().checkPermission(Item.READ);
        wishes().ask(word, response);
    }

    /** Another one whenever the page looks different to this user. */
    public String getVersion() {
        return version(wishes().possible());
    }

    private String version(List<String> wishes) {
        try {
            return events().size() + "-" + getOutcome() + "-" + String.join("", wishes);
        } catch (IOException e) {
            return "0-" + getOutcome();
        }
    }

    /** What is recorded now, read once for all who look at it. */
    public synchronized ReleaseRecording recording() {
        try {
            EventsFile file = events();
            long size = file.size();
            ReadEvents known = read;
            if (known == null || known.size() != size) {
                known = ReadEvents.of(getTitle(), file);
                read = known;
            }
            return known.recording();
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot read the events of " + where());
            return new ReleaseRecording(getTitle(), List.of());
        }
    }

    /** The events as JSON lines, with secrets hidden; empty if they cannot be read. */
    public List<String> recorded() {
        try {
            return events().lines();
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot read the events of " + where());
            return List.of();
        }
    }

    /** Up to where events are recorded: what {@link #doEvents} may be asked from. */
    public long getPosition() throws IOException {
        return events().size();
    }

    private Wishes wishes() {
        return new Wishes(this, new Submitters(submitter));
    }

    private synchronized EventsFile events() {
        EventsFile known = events;
        if (known == null) {
            known = new EventsFile(getRun().getRootDir().toPath().resolve(FOLDER), number);
            events = known;
        }
        return known;
    }

    private void save() {
        try {
            getRun().save();
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot save " + where());
        }
    }

    private String where() {
        return getRun().getExternalizableId() + ", " + getTitle();
    }
}
