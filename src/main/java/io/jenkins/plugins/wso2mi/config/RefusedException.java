package io.jenkins.plugins.wso2mi.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What was given cannot be worked on, and nothing was changed; it carries every problem that was found. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // a List that is serializable: the exception crosses from agent to controller
    private final ArrayList<Problem> problems;

    /**
     * Refuses for the given problems.
     *
     * @param problems at least one, errors and warnings
     */
    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    /** Refuses for one error. */
    public RefusedException(String where, String what, String fix) {
        this(List.of(Problem.error(where, what, fix)));
    }

    /** All problems that were found, in the order of finding. */
    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }
}
