package io.jenkins.plugins.wso2mi.jenkins.page;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Jenkins keeps of a release in the build's file: strings, since it reads nothing else back in every version. */
public abstract class ReleaseFacts {
    private final String verb;
    private final String title;
    private final String begun;
    private volatile String place = "";
    private volatile String ended = "";
    private volatile String outcome = "";
    private volatile String release = "";
    private volatile String aftermath = "";
    private volatile String sentence = "";
    private volatile List<String> images = new ArrayList<>();
    private volatile List<String> applications = new ArrayList<>();

    ReleaseFacts(String verb, String title) {
        this.verb = verb;
        this.title = title;
        this.begun = Instant.now().toString();
    }

    /** Whether the build still runs. */
    abstract boolean isBuilding();

    final void keepPlace(String place) {
        this.place = place;
    }

    final void keepEnd(
            String outcome,
            String release,
            String aftermath,
            String sentence,
            Map<String, String> images,
            List<String> applications) {
        List<String> lines = new ArrayList<>();
        images.forEach((container, image) -> lines.add(container + "=" + image));
        this.images = lines;
        this.applications = new ArrayList<>(applications);
        this.release = release;
        this.aftermath = aftermath;
        this.sentence = sentence;
        this.ended = Instant.now().toString();
        // last: whoever sees that it ended sees the rest
        this.outcome = outcome;
    }

    /** What is done, such as {@code Canary of clinic/appointments}. */
    public String getTitle() {
        return title;
    }

    /** What runs, such as {@code canary}. */
    public String getVerb() {
        return verb;
    }

    /** Where it goes; empty if that was not told. */
    public String getPlace() {
        return place;
    }

    /** How it ended; {@code running} until then, {@code unknown} if the build ended and nobody told. */
    public String getOutcome() {
        if (!outcome.isEmpty()) {
            return outcome;
        }
        return isBuilding() ? "running" : "unknown";
    }

    /** How the outcome is shown. */
    public OutcomeMark getMark() {
        return OutcomeMark.of(getOutcome());
    }

    /** Whether more is to come. */
    public boolean isRunning() {
        return getOutcome().equals("running");
    }

    /** The release's id; empty until the end, and for what is none. */
    public String getRelease() {
        return release;
    }

    /** What became of the release, as {@code docs/events.md} names it; empty until the end. */
    public String getAftermath() {
        return aftermath;
    }

    /** What became of the release, for people; empty where that says nothing. */
    public String getAftermathText() {
        return switch (aftermath) {
            case "kept" -> Messages.ReleasePage_kept();
            case "rolled-back" -> Messages.ReleasePage_rolledBack();
            case "left" -> Messages.ReleasePage_left();
            case "not-rolled-back" -> Messages.ReleasePage_notRolledBack();
            default -> "";
        };
    }

    /** The closing sentence; empty until the end. */
    public String getSentence() {
        return sentence;
    }

    /** What was released: image references by container. */
    public Map<String, String> getImages() {
        Map<String, String> byContainer = new LinkedHashMap<>();
        for (String line : images) {
            int sign = line.indexOf('=');
            byContainer.put(line.substring(0, sign), line.substring(sign + 1));
        }
        return byContainer;
    }

    /** An image reference with no more of its digest than people compare: twelve characters. */
    public String shortened(String image) {
        int end = image.indexOf("@sha256:") + "@sha256:".length() + 12;
        return image.contains("@sha256:") && image.length() > end ? image.substring(0, end) + "…" : image;
    }

    /** The applications that were released, by name; empty until the end. */
    public List<String> getApplications() {
        return List.copyOf(applications);
    }

    /** Whether it decided what runs; not so if it was taken back, or touched nothing. */
    boolean isSettling() {
        return isInPlace()
                || (outcome.equals("done") && verb.equals("undeploy"))
                || aftermath.equals("left")
                || aftermath.equals("not-rolled-back");
    }

    /** Whether it is in place since then; a dry run has no release. */
    boolean isInPlace() {
        return outcome.equals("done") && !verb.equals("undeploy") && !release.isEmpty();
    }

    /** When it began. */
    public Date getBegun() {
        return Date.from(Instant.parse(begun));
    }

    /** How long it took, for people; empty until the end. */
    public String getDuration() {
        return ended.isEmpty() ? "" : Durations.text(Duration.between(Instant.parse(begun), Instant.parse(ended)));
    }
}
