package io.jenkins.plugins.wso2mi.config;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong with what was given, told as where, what and what to do.
 *
 * @param severity how much it matters
 * @param where the file (with line if known), object or option, such as {@code deployment.yaml:12}
 * @param what what is wrong, in the other side's own words where there are any
 * @param fix what to do about it; empty if there is nothing to add
 */
public record Problem(Severity severity, String where, String what, String fix) implements Serializable {
    public Problem {
        Objects.requireNonNull(severity);
        where = PlainText.oneLine(where);
        what = PlainText.oneLine(what);
        fix = PlainText.oneLine(fix);
    }

    /** A problem with which the work cannot go on. */
    public static Problem error(String where, String what, String fix) {
        return new Problem(Severity.ERROR, where, what, fix);
    }

    /** A problem with which the work goes on. */
    public static Problem warning(String where, String what, String fix) {
        return new Problem(Severity.WARNING, where, what, fix);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The problem in one line: {@code where: what; fix}. */
    public String sentence() {
        String told = where.isEmpty() ? what : where + ": " + what;
        return fix.isEmpty() ? told : told + "; " + fix;
    }
}
