package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Says where two documents differ: at their roots, and by element below. */
final class OutlineDiff {
    private static final int LIMIT = 20;
    /** Attributes of a root whose values hold no secret and are what a reviewer asks for. */
    private static final Set<String> TOLD = Set.of("context", "version", "transports", "onError", "interval");

    private final Outline older;
    private final Outline newer;
    private final List<String> found = new ArrayList<>();

    private OutlineDiff(Outline older, Outline newer) {
        this.older = older;
        this.newer = newer;
    }

    /**
     * Compares.
     *
     * @return a phrase for each difference, such as {@code resource POST /visits added}; empty exactly if the documents
     *     say the same
     */
    static List<String> between(Outline older, Outline newer) {
        if (older.digest().equals(newer.digest())) {
            return List.of();
        }
        OutlineDiff diff = new OutlineDiff(older, newer);
        diff.roots();
        diff.parts();
        if (diff.found.isEmpty()) {
            diff.found.add(
                    older.parts().equals(newer.parts()) && older.parts().size() > 1 ? "other order" : "other content");
        }
        return diff.bounded();
    }

    private void roots() {
        if (!older.root().equals(newer.root())) {
            String before = local(older.root());
            String after = local(newer.root());
            found.add("root element " + (before.equals(after) ? "of another namespace" : before + " -> " + after));
        }
        Set<String> names = new TreeSet<>(older.attributes().keySet());
        names.addAll(newer.attributes().keySet());
        names.forEach(this::attribute);
    }

    private void attribute(String name) {
        String before = older.attributes().get(name);
        String after = newer.attributes().get(name);
        if (Objects.equals(before, after)) {
            return;
        }
        String what = PlainText.oneLine(name);
        if (before == null || after == null) {
            found.add(what + (before == null ? " added" : " removed"));
        } else {
            found.add(TOLD.contains(name) ? Versions.change(what, before, after) : what + " changed");
        }
    }

    private void parts() {
        Set<String> labels = new LinkedHashSet<>(older.parts().keySet());
        labels.addAll(newer.parts().keySet());
        labels.forEach(this::part);
    }

    private void part(String label) {
        List<String> gone = new ArrayList<>(older.parts().getOrDefault(label, List.of()));
        List<String> come = new ArrayList<>(newer.parts().getOrDefault(label, List.of()));
        List<String> before = List.copyOf(gone);
        come.forEach(gone::remove);
        before.forEach(come::remove);
        int changed = Math.min(gone.size(), come.size());
        count(label, "changed", changed);
        count(label, "added", come.size() - changed);
        count(label, "removed", gone.size() - changed);
    }

    private void count(String label, String what, int times) {
        if (times > 0) {
            found.add(label + " " + what + (times == 1 ? "" : " (" + times + ")"));
        }
    }

    private List<String> bounded() {
        if (found.size() <= LIMIT) {
            return List.copyOf(found);
        }
        List<String> some = new ArrayList<>(found.subList(0, LIMIT));
        some.add("and " + (found.size() - LIMIT) + " more");
        return some;
    }

    private static String local(String name) {
        return PlainText.oneLine(name.substring(name.indexOf('}') + 1));
    }
}
