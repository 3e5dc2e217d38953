package io.jenkins.plugins.wso2mi.jenkins.page;

import org.jvnet.localizer.ResourceBundleHolder;

/** The texts of this package in the language of the one who reads: {@code Messages.properties} and its translations. */
final class Messages {
    private static final ResourceBundleHolder HOLDER = ResourceBundleHolder.get(Messages.class);

    private Messages() {}

    static String OutcomeMark_done() {
        return HOLDER.format("OutcomeMark.done");
    }

    static String OutcomeMark_failed() {
        return HOLDER.format("OutcomeMark.failed");
    }

    static String OutcomeMark_gateRefused() {
        return HOLDER.format("OutcomeMark.gateRefused");
    }

    static String OutcomeMark_interrupted() {
        return HOLDER.format("OutcomeMark.interrupted");
    }

    static String OutcomeMark_notRolledBack() {
        return HOLDER.format("OutcomeMark.notRolledBack");
    }

    static String OutcomeMark_passed() {
        return HOLDER.format("OutcomeMark.passed");
    }

    static String OutcomeMark_refused() {
        return HOLDER.format("OutcomeMark.refused");
    }

    static String OutcomeMark_refusedVerdict() {
        return HOLDER.format("OutcomeMark.refusedVerdict");
    }

    static String OutcomeMark_running() {
        return HOLDER.format("OutcomeMark.running");
    }

    static String OutcomeMark_timedOut() {
        return HOLDER.format("OutcomeMark.timedOut");
    }

    static String OutcomeMark_unknown() {
        return HOLDER.format("OutcomeMark.unknown");
    }

    static String OutcomeMark_waiting() {
        return HOLDER.format("OutcomeMark.waiting");
    }

    static String ReleaseFailure_shortDescription(Object arg0, Object arg1, Object arg2) {
        return HOLDER.format("ReleaseFailure.shortDescription", arg0, arg1, arg2);
    }

    static String ReleasePage_kept() {
        return HOLDER.format("ReleasePage.kept");
    }

    static String ReleasePage_left() {
        return HOLDER.format("ReleasePage.left");
    }

    static String ReleasePage_notRolledBack() {
        return HOLDER.format("ReleasePage.notRolledBack");
    }

    static String ReleasePage_rolledBack() {
        return HOLDER.format("ReleasePage.rolledBack");
    }

    static String ReleaseRecording_pods(Object arg0, Object arg1, Object arg2) {
        return HOLDER.format("ReleaseRecording.pods", arg0, arg1, arg2);
    }

    static String ReleaseRecording_traffic(Object arg0, Object arg1, Object arg2) {
        return HOLDER.format("ReleaseRecording.traffic", arg0, arg1, arg2);
    }

    static String ReleaseRecording_waits(Object arg0, Object arg1) {
        return HOLDER.format("ReleaseRecording.waits", arg0, arg1);
    }

    static String ReleasesAction_displayName() {
        return HOLDER.format("ReleasesAction.displayName");
    }

    static String ServersPage_busy() {
        return HOLDER.format("ServersPage.busy");
    }

    static String ServersPage_title(String application) {
        return HOLDER.format("ServersPage.title", application);
    }

    static String Wishes_abort() {
        return HOLDER.format("Wishes.abort");
    }

    static String Wishes_abortConsequence() {
        return HOLDER.format("Wishes.abortConsequence");
    }

    static String Wishes_abortQuestion() {
        return HOLDER.format("Wishes.abortQuestion");
    }

    static String Wishes_approve() {
        return HOLDER.format("Wishes.approve");
    }

    static String Wishes_approveConsequence() {
        return HOLDER.format("Wishes.approveConsequence");
    }

    static String Wishes_approveQuestion() {
        return HOLDER.format("Wishes.approveQuestion");
    }

    static String Wishes_asked() {
        return HOLDER.format("Wishes.asked");
    }

    static String Wishes_cancelOnly() {
        return HOLDER.format("Wishes.cancelOnly");
    }

    static String Wishes_notRunning() {
        return HOLDER.format("Wishes.notRunning");
    }

    static String Wishes_promote() {
        return HOLDER.format("Wishes.promote");
    }

    static String Wishes_promoteConsequence() {
        return HOLDER.format("Wishes.promoteConsequence");
    }

    static String Wishes_promoteQuestion() {
        return HOLDER.format("Wishes.promoteQuestion");
    }

    static String Wishes_submittersOnly(Object arg0) {
        return HOLDER.format("Wishes.submittersOnly", arg0);
    }
}
