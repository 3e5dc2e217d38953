package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.CanaryWait;
import io.jenkins.plugins.wso2mi.report.summary.WeightStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One application in the picture.
 *
 * @param name of its stable Deployment
 * @param traffic how its traffic was shared; empty where no canary was run
 * @param pods its Ready pods over time
 * @param waits when its canary stood still
 */
record Released(String name, List<Event.Traffic> traffic, List<Pods> pods, List<CanaryWait> waits) {
    /**
     * Ready pods at a time.
     *
     * @param old of earlier revisions
     * @param fresh of the newest revision
     */
    record Pods(Instant time, int old, int fresh) {}

    /** The name of the Deployment that runs beside the stable one in a canary. */
    static String canaryOf(String name) {
        return name + "-canary";
    }

    static Released of(String name, Recording recording) {
        List<Event.Traffic> traffic = recording.all(Event.Traffic.class).stream()
                .filter(e -> e.application().equals(name))
                .toList();
        PodCount count = new PodCount(name, !traffic.isEmpty());
        List<Pods> pods = new ArrayList<>();
        for (Event event : recording.events()) {
            if (count.take(event)) {
                pods.add(new Pods(event.time(), count.old(), count.fresh()));
            }
        }
        return new Released(name, traffic, List.copyOf(pods), waits(traffic, recording));
    }

    /** An approval is told without the application's name: with several canaries each shows it. */
    private static List<CanaryWait> waits(List<Event.Traffic> traffic, Recording recording) {
        if (traffic.isEmpty()) {
            return List.of();
        }
        List<CanaryWait> waits = new ArrayList<>(CanaryWait.approvals(recording.events(), recording.end()));
        Instant approval = waits.isEmpty() ? recording.end() : waits.get(0).from();
        CanaryWait.testers(WeightStep.of(traffic, recording.end()))
                .map(wait -> wait.until(approval))
                .ifPresent(waits::add);
        return List.copyOf(waits);
    }
}
