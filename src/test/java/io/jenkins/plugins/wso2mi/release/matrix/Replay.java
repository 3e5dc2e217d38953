package io.jenkins.plugins.wso2mi.release.matrix;

import io.jenkins.plugins.wso2mi.release.Gate;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.Judgement;
import io.jenkins.plugins.wso2mi.release.matrix.Recording.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The gate's rule over snapshots that were recorded: looked at when they came, and in between when the gate wants to.
 *
 * @param judgement the last one
 * @param last the snapshot that it is of
 * @param told everything that was told, in order
 * @param telling the snapshots at which something else was told
 */
record Replay(Judgement judgement, Seen last, String told, List<Seen> telling) {
    /** A gate that is asked for its next look again and again wants a moment in between. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    static Replay of(GateState begun, List<Seen> all) {
        GateState state = begun;
        List<Judgement> judgements = new ArrayList<>();
        List<Seen> telling = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Seen seen = all.get(i);
            Instant next =
                    i + 1 < all.size() ? all.get(i + 1).at() : begun.deadline().plus(PAUSE);
            for (Instant now = seen.at(); now.isBefore(next); ) {
                Judgement judgement = Gate.judge(state, seen.snapshot(), now);
                judgements.add(judgement);
                if (!judgement.next().said().equals(state.said()) || Recording.isEnd(judgement)) {
                    telling.add(seen);
                }
                if (Recording.isEnd(judgement)) {
                    return ended(judgements, seen, telling);
                }
                state = judgement.next();
                Instant earliest = now.plus(PAUSE);
                now = judgement.nextLook().isBefore(earliest) ? earliest : judgement.nextLook();
            }
        }
        return ended(judgements, all.get(all.size() - 1), telling);
    }

    private static Replay ended(List<Judgement> judgements, Seen last, List<Seen> telling) {
        String told = judgements.stream()
                .flatMap(j -> j.events().stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return new Replay(
                judgements.get(judgements.size() - 1),
                last,
                told,
                telling.stream().distinct().toList());
    }
}
