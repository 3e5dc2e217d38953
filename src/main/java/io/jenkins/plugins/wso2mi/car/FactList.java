package io.jenkins.plugins.wso2mi.car;

import java.util.Map;

/** Decides how many facts of one document are kept: each once, 1,000 a document, and no more than the budget has. */
final class FactList {
    private static final int LIMIT = 1_000;

    private final ReadBudget budget;
    private int count;
    private boolean complete = true;

    FactList(ReadBudget budget) {
        this.budget = budget;
    }

    /**
     * Keeps a fact under its key, unless there is one already.
     *
     * @param length of its texts, characters
     */
    <K, V> void note(Map<K, V> kept, K key, V fact, int length) {
        if (kept.containsKey(key)) {
            return;
        }
        if (count < LIMIT && budget.spendFact(length)) {
            count++;
            kept.put(key, fact);
        } else {
            complete = false;
        }
    }

    /** Whether none was left out. */
    boolean isComplete() {
        return complete;
    }
}
