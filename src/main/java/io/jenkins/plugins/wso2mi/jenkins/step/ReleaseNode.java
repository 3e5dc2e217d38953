package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.FilePath;
import hudson.model.Result;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jspecify.annotations.Nullable;

/** What the graph of a Pipeline shows of a release, and what it knows of its place. */
final class ReleaseNode {
    private static final String CAUSE = "approval";

    private ReleaseNode() {}

    /** The workspace of the step; null if there is none, or its agent is away. */
    static @Nullable FilePath workspace(StepContext context) throws InterruptedException {
        try {
            FilePath workspace = context.get(FilePath.class);
            return workspace == null || workspace.getChannel() == null ? null : workspace;
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether the step stands inside of a node, even if its agent is away. */
    static boolean isInside(StepContext context) throws InterruptedException {
        try {
            return context.get(FilePath.class) != null;
        } catch (IOException e) {
            return true;
        }
    }

    /** Says what the step does. */
    static void label(StepContext context, String title) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        if (node != null) {
            node.addAction(new LabelAction(title));
        }
    }

    /** Marks the step as failed in views that show more than red and green. */
    static void warn(StepContext context, String sentence) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        if (node != null) {
            node.addOrReplaceAction(new WarningAction(Result.FAILURE).withMessage(sentence));
        }
    }

    /** Counts the time in which somebody is waited for. */
    static void paused(StepContext context, boolean waits) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        if (node == null || waits == PauseAction.isPaused(node)) {
            return;
        }
        if (waits) {
            node.addAction(new PauseAction(CAUSE));
        } else {
            PauseAction.endCurrentPause(node);
        }
    }
}
