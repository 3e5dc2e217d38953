package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two releases of one application as event lists: a canary that is promoted, and one that a gate refuses. */
public final class RecordedEvents {
    public static final Instant START = Instant.parse("2026-10-14T00:00:00Z");
    private static final String APP = "appointments";

    private final List<Event> events = new ArrayList<>();

    private RecordedEvents() {}

    public static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    public static List<Event> promoted() {
        RecordedEvents r = new RecordedEvents();
        r.build();
        r.canary();
        r.promotion();
        r.events.sort(Comparator.comparing(Event::time));
        return List.copyOf(r.events);
    }

    public static List<Event> refused() {
        RecordedEvents r = new RecordedEvents();
        r.brokenCanary();
        r.takenBack();
        return List.copyOf(r.events);
    }

    /** A canary by a route: testers first, approved, then measured as bad and taken back. */
    public static List<Event> routed() {
        RecordedEvents r = new RecordedEvents();
        r.approved();
        r.measuredAsBad();
        return List.copyOf(r.events);
    }

    /** The first two, one after the other; every kind of event is among them. */
    public static List<Event> all() {
        List<Event> both = new ArrayList<>(promoted());
        both.addAll(refused());
        return both;
    }

    private void build() {
        add(new Event.Phase(at(0), "Build the carbon applications"));
        add(new Event.Notice(at(0.2), "mvn -B -ntp package in examples/clinic"));
        Map<String, Object> car = new LinkedHashMap<>();
        car.put("application", Map.of("name", "appointments"));
        car.put("artifacts", List.of("AppointmentsAPI", "SlotsEndpoint"));
        car.put("size", 8123L);
        add(new Event.Item(at(11.4), "car", "appointments 1.1.0, 2 artifacts", car));
        add(new Event.Phase(at(11.5), "Burn the image"));
        add(new Event.Command(at(12), "push manifest 127.0.0.1:25000/clinic/appointments:1.1.0", false));
        Problem tag = Problem.warning("--tag latest", "moves with each release", "deploy by digest");
        add(new Event.Trouble(at(12.1), tag));
    }

    private void canary() {
        add(new Event.Phase(at(14), "Canary"));
        add(new Event.Command(at(14.2), "apply Deployment clinic/appointments-canary", false));
        progress(14.5, "appointments-canary", 1, 0, 0, 0, "waiting for pods to be created");
        traffic(14.6, 10, 0, 4, 0);
        progress(15.5, "appointments-canary", 1, 1, 0, 0, "container is starting");
        add(new Event.Gate(at(16), "rollout", "waiting", ""));
        progress(21, "appointments-canary", 1, 1, 1, 0, "");
        traffic(21.2, 10, 20, 4, 1);
        add(new Event.Gate(at(21.3), "rollout", "passed", "1 of 1 pods ready, appointments 1.1.0 is active"));
        traffic(36, 50, 20, 4, 1);
        traffic(42.5, 50, 33, 4, 2);
        traffic(44.1, 50, 43, 4, 3);
        traffic(45.8, 50, 50, 4, 4);
        measured();
    }

    /** The gates of both steps: one by counters of both versions, one by a limit that only tells. */
    private void measured() {
        for (int i = 0; i < 12; i++) {
            double now = 24.8 + 3 * i;
            boolean idle = i == 0;
            String words = idle ? "too little traffic: the canary had 4 requests" : "canary " + (i % 3) + " of 750";
            Map<String, Double> values = idle
                    ? Map.of()
                    : Map.of(
                            "canaryErrors",
                            i % 3.0,
                            "canaryRequests",
                            750.0,
                            "stableErrors",
                            1.0,
                            "stableRequests",
                            2250.0);
            add(new Event.Gate(
                    at(now), "errors", idle ? "waiting" : "passed", words, idle ? "inconclusive" : "good", values));
            boolean slow = i == 7;
            double latency = slow ? 2310 : 40 + 3 * i;
            add(new Event.Gate(
                    at(now + 0.1),
                    "latency",
                    slow ? "waiting" : "passed",
                    (slow ? "dry run, would have failed: " : "dry run: ") + "status 200 after " + latency + "ms",
                    slow ? "failed" : "good",
                    Map.of("latencyMs", latency, "status", 200.0)));
        }
    }

    private void promotion() {
        add(new Event.Phase(at(61), "Promote"));
        traffic(61.1, 100, 50, 4, 4);
        progress(63, APP, 4, 1, 0, 4, "");
        progress(68, APP, 4, 2, 1, 3, "");
        traffic(68.1, 100, 63, 3, 5);
        progress(73, APP, 4, 3, 2, 2, "");
        traffic(73.1, 100, 75, 2, 6);
        progress(78, APP, 4, 4, 3, 1, "");
        traffic(78.1, 100, 88, 1, 7);
        progress(82, APP, 4, 4, 4, 0, "every pod is of the new revision");
        traffic(82.1, 100, 100, 0, 8);
        add(new Event.Command(at(83), "delete Deployment clinic/appointments-canary", false));
        traffic(86, 100, 100, 0, 4);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("revision", 2);
        facts.put("failedRequests", 0);
        add(new Event.Result(at(90), "canary", Outcome.DONE, "appointments runs 1.1.0 on 4 pods", facts));
    }

    private void brokenCanary() {
        add(new Event.Phase(at(100), "Canary"));
        add(new Event.Command(at(100.1), "apply Deployment clinic/appointments-canary", true));
        traffic(101, 25, 0, 4, 0);
        progress(102, "appointments-canary", 1, 1, 0, 0, "readiness probe: 500");
        progress(102.1, "appointments-canary", 1, 1, 0, 0, "readiness probe: 500, faulty: billing");
        add(new Event.Evidence(
                at(109),
                "Pod clinic/appointments-canary-5d9c-x2x4z",
                "never ready: the server names 1 faulty carbon application",
                "look at billing_1.0.0.car: its endpoint has no address",
                List.of("{\"status\":\"not ready\",\"faulty\":[\"billing_1.0.0\"]}", "ERROR <endpoint> & no address")));
        String why = "1 faulty carbon application: billing_1.0.0";
        add(new Event.Gate(at(109.1), "rollout", "refused", why));
        add(new Event.Trouble(
                at(109.2), Problem.error("billing_1.0.0.car", "endpoint BillingEP has no address", "add <address>")));
    }

    private void takenBack() {
        add(new Event.Phase(at(109.3), "Take back"));
        traffic(109.4, 0, 0, 4, 0);
        add(new Event.Result(
                at(112),
                "canary",
                Outcome.GATE_REFUSED,
                "the server names a faulty carbon application; the canary was taken back",
                Map.of()));
    }

    private void approved() {
        add(new Event.Phase(at(0), "first look"));
        add(new Event.Notice(at(0.4), "plan: 0% 20s: 1 canary beside 4 stable pods, by the route; wait for approval"));
        add(new Event.Phase(at(1), "canary of appointments to 0%"));
        add(new Event.Command(at(1.1), "apply Deployment clinic/appointments-canary", false));
        traffic(1.2, 0, 0, 4, 0);
        traffic(9, 0, 0, 4, 1);
        add(new Event.Gate(at(9.1), "rollout", "passed", "step 1 of 3: canary at 0% (really 0%)"));
        add(new Event.Phase(at(30), "wait for approval"));
        for (int again = 0; again < 3; again++) {
            String words = "mictl approve appointments gives the new release 20% of the traffic";
            add(new Event.Gate(at(30.1 + 30 * again), "approval", "waiting", words));
        }
        add(new Event.Gate(at(96), "approval", "passed", "approved: the new release 20% of the traffic"));
        add(new Event.Phase(at(96.1), "canary of appointments to 20%"));
        add(new Event.Command(at(96.2), "set the weight of httproute clinic/appointments to 20%", false));
        traffic(97, 20, 20, 4, 1);
    }

    private void measuredAsBad() {
        for (int i = 0; i < 9; i++) {
            double now = 99 + 5 * i;
            int errors = i < 6 ? i / 2 : 6 * (i - 3);
            Map<String, Double> values = Map.of(
                    "canaryErrors",
                    (double) errors,
                    "canaryRequests",
                    60.0,
                    "stableErrors",
                    i % 2.0,
                    "stableRequests",
                    240.0);
            boolean bad = errors > 10;
            add(new Event.Gate(
                    at(now),
                    "errors",
                    bad ? "refused" : "passed",
                    "canary " + errors + " of 60, stable " + i % 2 + " of 240",
                    bad ? "failed" : "good",
                    values));
        }
        add(new Event.Gate(at(139.2), "analysis", "refused", "gate errors failed 3 times: canary 30 of 60"));
        add(new Event.Phase(at(139.2), "abort the canary"));
        add(new Event.Command(at(139.3), "put httproute clinic/appointments back as it was", false));
        traffic(139.4, 0, 0, 4, 1);
        traffic(148, 0, 0, 4, 0);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", "r-20261014-7");
        facts.put("aftermath", "rolled-back");
        add(new Event.Result(
                at(150),
                "canary",
                Outcome.GATE_REFUSED,
                "gate errors failed 3 times: canary 30 of 60; the canary is removed, the stable version serves alone",
                facts));
    }

    private void progress(double at, String workload, int desired, int updated, int ready, int old, String message) {
        add(new Event.Progress(at(at), workload, desired, updated, ready, old, message));
    }

    private void traffic(double at, int weight, int share, int stable, int canary) {
        add(new Event.Traffic(at(at), APP, weight, share, stable, canary));
    }

    private void add(Event event) {
        events.add(event);
    }
}
