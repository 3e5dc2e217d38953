package io.jenkins.plugins.wso2mi.config;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems, so that all of them are told at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Notes a problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Notes an error. */
    public void error(String where, String what, String fix) {
        found.add(Problem.error(where, what, fix));
    }

    /** Notes a warning. */
    public void warning(String where, String what, String fix) {
        found.add(Problem.warning(where, what, fix));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** What was found so far, in order. */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /**
     * Goes on only if there is no error.
     *
     * @throws RefusedException with everything found, if an error is among it
     */
    public void refuseOnErrors() {
        if (hasErrors()) {
            throw new RefusedException(found);
        }
    }
}
