package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.release.Judgement;

/** What a canary's decision asks to be done, in this order after its state was saved. */
public sealed interface CanaryCommand {
    /** Make what the new release needs and was not there when the canary began. */
    record CreateMissing() implements CanaryCommand {}

    /** Keep autoscalers from taking pods of the stable version while the canary takes its load. */
    record HoldScalers() implements CanaryCommand {}

    /** Put autoscalers back to what they were, or to what the promoted release says. */
    record FreeScalers() implements CanaryCommand {}

    /** Bring the canary Deployment to so many pods; where a route splits the traffic, with Services of their own. */
    record ScaleCanary(int pods) implements CanaryCommand {}

    /** Give the canary so many percent by the route. */
    record SetWeight(int weight) implements CanaryCommand {}

    /** Put the route back to what it was. */
    record RestoreRoute() implements CanaryCommand {}

    /** Wait until the route sends nobody to the canary any more. */
    record AwaitRestored() implements CanaryCommand {}

    /** Give the stable Deployment, and all but the route, the new release. */
    record ApplyStable() implements CanaryCommand {}

    /** Apply what the new release says of the route itself, or of the Service that was switched. */
    record ApplyRoute() implements CanaryCommand {}

    /** Tell what supports a refusal, while the pods still exist. */
    record TellEvidence(String deployment, Judgement judgement) implements CanaryCommand {}

    /** Take the stable Deployment back to what it ran before. */
    record RollBackStable() implements CanaryCommand {}

    /** Remove the canary Deployment, and its Service where it has one; its pods drain. */
    record DeleteCanary() implements CanaryCommand {}

    /** Remove what was made for the canary, if it is aborted. */
    record DeleteCreated() implements CanaryCommand {}

    /** Write the outcome into the release's record and remove the state. */
    record Finish(String outcome) implements CanaryCommand {}
}
