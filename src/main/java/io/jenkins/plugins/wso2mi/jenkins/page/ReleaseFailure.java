package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.console.HyperlinkNote;
import hudson.model.TaskListener;
import java.io.Serial;
import java.util.Objects;
import jenkins.model.CauseOfInterruption;

/** Why a build ends early: a release of its did not end well. Shown on the build's page, with a link to the release. */
public final class ReleaseFailure extends CauseOfInterruption {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String title;
    private final String outcome;
    private final String sentence;
    private final String page;

    /**
     * A failure.
     *
     * @param title what was done, such as {@code Canary of clinic/appointments}
     * @param outcome how it ended, as {@code docs/events.md} names it, such as {@code gate-refused}
     * @param sentence the closing sentence
     * @param page address of the release's page below Jenkins' own, such as {@code job/clinic/7/wso2-mi-1/}; empty if
     *     it has none
     */
    public ReleaseFailure(String title, String outcome, String sentence, String page) {
        this.title = title;
        this.outcome = outcome;
        this.sentence = sentence;
        this.page = page;
    }

    /** The word of how it ended, such as {@code timed-out}. */
    public String getOutcome() {
        return outcome;
    }

    /** Address of the release's page below Jenkins' own; empty if it has none. */
    public String getPage() {
        return page;
    }

    @Override
    public String getShortDescription() {
        return Messages.ReleaseFailure_shortDescription(
                title, OutcomeMark.of(outcome).getText(), sentence);
    }

    @Override
    public void print(TaskListener listener) {
        String told = getShortDescription();
        listener.getLogger().println(page.isEmpty() ? told : HyperlinkNote.encodeTo("/" + page, told));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReleaseFailure that
                && title.equals(that.title)
                && outcome.equals(that.outcome)
                && sentence.equals(that.sentence)
                && page.equals(that.page);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, outcome, sentence, page);
    }
}
