package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes Deployments back to the last release that passed its gate, one after the other, by the same gate. */
public final class WayBack implements Stage {
    /** How long each Deployment's way back may last if nobody says otherwise. */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private final ReleaseSite site;
    private final Failure failure;
    private final Duration time;
    private final List<ObjectRef> deployments;
    private final List<ObjectRef> created;
    private final String to;
    private int index;
    private String words = "";
    private Map<String, String> images = Map.of();
    private boolean marked;
    private @Nullable Return current;

    /** Goes back on a site, in five minutes for each Deployment; see the other constructor. */
    public WayBack(ReleaseSite site, Failure failure, List<ObjectRef> deployments, List<ObjectRef> created) {
        this(site, failure, deployments, created, USUAL, "");
    }

    /**
     * Goes back on a site.
     *
     * @param failure the release to go back from, and why
     * @param deployments what it has touched; with none, what it made is removed and that is all
     * @param created objects that it made; removed if nothing earlier holds them
     * @param time how long each Deployment's way back may last
     * @param to the release to go back to; empty for the last one that passed
     */
    WayBack(
            ReleaseSite site,
            Failure failure,
            List<ObjectRef> deployments,
            List<ObjectRef> created,
            Duration time,
            String to) {
        this.to = to;
        this.site = site;
        this.failure = failure;
        this.time = time;
        this.deployments = List.copyOf(deployments);
        this.created = List.copyOf(created);
    }

    /** Goes on from what {@link #state} told. */
    static WayBack of(ReleaseSite site, Map<String, Object> fields) {
        Failure failure = Objects.requireNonNullElse(
                Failure.of(KubernetesObject.map(fields, "failure")), new Failure("", Outcome.FAILED, ""));
        String time = KubernetesObject.text(fields, "time");
        WayBack way = new WayBack(
                site,
                failure,
                StateJson.refs(fields, "deployments"),
                StateJson.refs(fields, "created"),
                time.isEmpty() ? USUAL : Duration.parse(time),
                KubernetesObject.text(fields, "to"));
        way.index = KubernetesObject.number(fields, "index", 0);
        way.words = KubernetesObject.text(fields, "words");
        way.images = StateJson.texts(fields, "images");
        return way;
    }

    List<ObjectRef> deployments() {
        return deployments;
    }

    @Override
    public Step look(Instant now) throws IOException {
        if (!marked && !isRequested()) {
            mark();
        }
        marked = true;
        while (index < Math.max(1, deployments.size())) {
            Return way = current == null ? begin(now) : current;
            current = way;
            Optional<Instant> next = way.look(now);
            if (next.isPresent()) {
                return new Step.Wait(next.get());
            }
            words = way.words();
            images = way.images();
            current = null;
            index++;
        }
        String sentence = isRequested() ? words : failure.why() + "; " + words;
        return new Step.End(new ReleaseResult(failure.outcome(), failure.release(), "rolled-back", sentence, images));
    }

    private Return begin(Instant now) throws IOException {
        Instant deadline = now.plus(time);
        return deployments.isEmpty()
                ? Return.removing(site, "what was made was removed", created, deadline)
                : new ReturnChoice(site, failure, created, now, deadline, to).of(deployments.get(index));
    }

    /** Whoever finds the release failed, even after a restart, shall not take it for passed. */
    private void mark() throws IOException {
        try {
            for (ObjectRef ref : deployments) {
                new Marker(site.cluster()).failed(ref, failure);
            }
        } catch (ClusterException e) {
            if (e.isPassing()) {
                throw e;
            }
            site.report().notice("the record of the release could not be written: " + e.getMessage());
        }
    }

    private boolean isRequested() {
        return failure.outcome() == Outcome.DONE;
    }

    @Override
    public Step interrupt(Instant now) {
        if (isRequested()) {
            return new Step.End(new ReleaseResult(
                    Outcome.INTERRUPTED,
                    failure.release(),
                    "not-rolled-back",
                    "interrupted; the cluster goes on, nobody waits for it"));
        }
        site.report().notice("it is being taken back already; an interrupt more leaves it as it stands");
        return new Step.Next(this);
    }

    @Override
    public Step fail(String why, Instant now) {
        return new Step.End(lost(why));
    }

    @Override
    public ReleaseResult leave(String why) {
        return lost(why + " while rolling back");
    }

    private ReleaseResult lost(String whyNot) {
        String sentence = isRequested()
                ? whyNot
                : failure.why() + "; and it could not be rolled back: " + whyNot
                        + "; look at it now (mictl status, kubectl describe)";
        return new ReleaseResult(Outcome.NOT_ROLLED_BACK, failure.release(), "not-rolled-back", sentence);
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stage", "back");
        fields.put("by", site.holder());
        fields.put("failure", failure.fields());
        fields.put("deployments", StateJson.fields(deployments));
        fields.put("created", StateJson.fields(created));
        fields.put("time", time.toString());
        fields.put("to", to);
        fields.put("index", index);
        fields.put("words", words);
        fields.put("images", images);
        return fields;
    }
}
