package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Places what gates said on the axis of time, with labels in lanes so that none overlaps another. Where there is room
 * for whole messages, earlier ones stand higher: their lines, which go down through the picture, then don't cross the
 * labels of later ones.
 */
final class GateMarks {
    static final double RADIUS = 6.5;

    private static final double SIZE = 11.5;
    private static final double BESIDE = RADIUS + 5;
    private static final double GAP = 12;
    private static final double APART = 24;
    private static final int MOST_LANES = 4;
    private static final double LEAST_ROOM = 170;
    private static final double MOST_ROOM = 360;

    /** How much the labels tell; the fullest one is used that finds room. */
    private enum Detail {
        MESSAGES,
        NAMES,
        REFUSALS
    }

    /**
     * One mark.
     *
     * @param x its middle
     * @param label empty if there is no room for one
     * @param leftward the label ends at the mark instead of beginning there
     * @param lane its height, the lowest is 0
     */
    record Mark(Event.Gate gate, double x, String label, boolean leftward, int lane) {
        private double room() {
            return BESIDE + Lettering.width(label, SIZE) + GAP;
        }

        double from() {
            return leftward ? x - room() : x - RADIUS;
        }

        double to() {
            return leftward ? x + RADIUS : x + room();
        }

        double labelAt() {
            return leftward ? x - BESIDE : x + BESIDE;
        }

        private boolean overlaps(Mark other) {
            return from() < other.to() && other.from() < to();
        }

        private Mark in(int newLane) {
            return new Mark(gate, x, label, leftward, newLane);
        }
    }

    private final TimeScale time;
    private final double rightmost;

    /**
     * Places marks by a scale.
     *
     * @param rightmost how far labels may reach
     */
    GateMarks(TimeScale time, double rightmost) {
        this.time = time;
        this.rightmost = rightmost;
    }

    /** A mark for each verdict, the latest first. */
    List<Mark> place(List<Event.Gate> gates) {
        List<Event.Gate> verdicts = verdicts(gates);
        for (Detail detail : Detail.values()) {
            List<Mark> marks = inLanes(verdicts, detail);
            if (lanes(marks) <= MOST_LANES) {
                return marks;
            }
        }
        return inLanes(verdicts, Detail.REFUSALS).stream()
                .map(mark -> mark.in(Math.min(mark.lane(), MOST_LANES - 1)))
                .toList();
    }

    /** Height of marks in lanes. */
    static int lanes(List<Mark> marks) {
        return marks.stream().mapToInt(mark -> mark.lane() + 1).max().orElse(0);
    }

    /**
     * Measurements have panels of their own. That a gate waits counts only as its last word, and what it says again
     * only if that can be told from before.
     */
    private List<Event.Gate> verdicts(List<Event.Gate> gates) {
        Map<String, Event.Gate> last = new HashMap<>();
        gates.forEach(gate -> last.put(gate.gate(), gate));
        return gates.stream()
                .filter(gate -> !gate.isMeasured())
                .filter(gate -> !gate.verdict().equals("waiting") || gate.equals(last.get(gate.gate())))
                .filter(apart())
                .toList();
    }

    private Predicate<Event.Gate> apart() {
        Map<String, Double> drawn = new HashMap<>();
        return gate -> {
            String word = gate.gate() + " " + gate.verdict();
            double x = time.x(gate.time());
            Double before = drawn.get(word);
            boolean apart = before == null || x - before >= APART;
            if (apart) {
                drawn.put(word, x);
            }
            return apart;
        };
    }

    private List<Mark> inLanes(List<Event.Gate> gates, Detail detail) {
        List<Mark> placed = new ArrayList<>();
        double next = rightmost;
        for (int i = gates.size() - 1; i >= 0; i--) {
            Mark mark = mark(gates.get(i), detail, next);
            int[] taken = placed.stream()
                    .filter(mark::overlaps)
                    .mapToInt(Mark::lane)
                    .sorted()
                    .toArray();
            placed.add(mark.in(detail == Detail.MESSAGES ? above(taken) : firstFree(taken)));
            next = mark.x();
        }
        return placed;
    }

    private static int above(int[] taken) {
        return taken.length == 0 ? 0 : taken[taken.length - 1] + 1;
    }

    private static int firstFree(int[] taken) {
        int lane = 0;
        for (int other : taken) {
            lane += other == lane ? 1 : 0;
        }
        return lane;
    }

    private Mark mark(Event.Gate gate, Detail detail, double next) {
        double x = time.x(gate.time());
        String words = words(gate, detail);
        double right = rightmost - x - BESIDE;
        double left = x - time.left() - BESIDE;
        boolean leftward = Lettering.width(words, SIZE) > right && left > right;
        double free = leftward ? left : Math.min(right, Math.max(LEAST_ROOM, next - x - BESIDE - GAP - RADIUS));
        boolean refused = gate.verdict().equals("refused");
        double room = Math.min(MOST_ROOM, refused && !leftward ? right : free);
        return new Mark(gate, x, Lettering.fit(words, room, SIZE), leftward, 0);
    }

    private static String words(Event.Gate gate, Detail detail) {
        boolean refused = gate.verdict().equals("refused");
        if (detail == Detail.REFUSALS && !refused) {
            return "";
        }
        String name = gate.gate() + (gate.verdict().equals("passed") ? "" : " " + gate.verdict());
        boolean brief = gate.message().isEmpty() || (detail == Detail.NAMES && !refused);
        return brief ? name : name + ": " + gate.message();
    }
}
