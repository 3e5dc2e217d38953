package io.jenkins.plugins.wso2mi.jenkins.page;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerResponse2;

/** What people may ask of a running canary by its page. */
public final class Wishes {
    private static final String APPROVE = "approve";
    private static final String PROMOTE = "promote";
    private static final List<String> WORDS = List.of(APPROVE, PROMOTE, "abort");

    private final ReleasePage page;
    private final Submitters submitters;

    Wishes(ReleasePage page, Submitters submitters) {
        this.page = page;
        this.submitters = submitters;
    }

    /** What makes sense now and is allowed to the user of this thread. */
    List<String> possible() {
        if (!page.isRunning()
                || !page.getVerb().equals("canary")
                || ReleaseControls.find(page.id()).isEmpty()) {
            return List.of();
        }
        boolean held = page.recording().isWaitingForApproval();
        return WORDS.stream()
                .filter(word -> held || !word.equals(APPROVE))
                .filter(word -> submitters.allow(page.getRun().getParent(), word))
                .toList();
    }

    /**
     * A button of the page.
     *
     * @param word what it asks for
     * @param question what it asks back before
     * @param consequence what happens then, for the same dialog
     * @param symbol Jenkins' name of its symbol
     * @param look Jenkins' class for how much weight it has; empty for a plain one
     */
    public record Button(String word, String label, String question, String consequence, String symbol, String look) {}

    /** The buttons for what is possible. */
    List<Button> buttons() {
        return possible().stream().map(Wishes::button).toList();
    }

    private static Button button(String word) {
        return switch (word) {
            case APPROVE ->
                new Button(
                        word,
                        Messages.Wishes_approve(),
                        Messages.Wishes_approveQuestion(),
                        Messages.Wishes_approveConsequence(),
                        "symbol-check",
                        "jenkins-button--primary");
            case PROMOTE ->
                new Button(
                        word,
                        Messages.Wishes_promote(),
                        Messages.Wishes_promoteQuestion(),
                        Messages.Wishes_promoteConsequence(),
                        "symbol-arrow-up",
                        "");
            default ->
                new Button(
                        word,
                        Messages.Wishes_abort(),
                        Messages.Wishes_abortQuestion(),
                        Messages.Wishes_abortConsequence(),
                        "symbol-close",
                        "jenkins-!-destructive-color");
        };
    }

    /** Hands a wish of the user of this thread on, and answers in one line of text. */
    void ask(String word, StaplerResponse2 answer) throws IOException {
        if (!submitters.allow(page.getRun().getParent(), word)) {
            String names = submitters.names();
            String words = names.isEmpty() ? Messages.Wishes_cancelOnly() : Messages.Wishes_submittersOnly(names);
            say(answer, HttpServletResponse.SC_FORBIDDEN, words);
            return;
        }
        Optional<ReleaseControl> control = ReleaseControls.find(page.id());
        if (!page.isRunning() || control.isEmpty()) {
            say(answer, HttpServletResponse.SC_CONFLICT, Messages.Wishes_notRunning());
            return;
        }
        try {
            control.get().ask(word, Jenkins.getAuthentication2().getName());
            say(answer, HttpServletResponse.SC_OK, Messages.Wishes_asked());
        } catch (RefusedException e) {
            say(answer, HttpServletResponse.SC_CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private static void say(StaplerResponse2 answer, int status, String words) throws IOException {
        answer.setStatus(status);
        answer.setContentType("text/plain;charset=UTF-8");
        answer.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }
}
