package io.jenkins.plugins.wso2mi.canary.analysis;

/**
 * Requests, and those of them that went wrong; fractions come from Prometheus' extrapolation.
 *
 * @param errors not more than the requests
 */
record Counts(double requests, double errors) {
    static final Counts NONE = new Counts(0, 0);

    /** Whole counts; a source that counted an error whose request it had missed is put right. */
    static Counts of(double requests, double errors) {
        double whole = Math.max(0, Math.rint(requests));
        return new Counts(whole, Math.min(whole, Math.max(0, Math.rint(errors))));
    }

    Counts plus(Counts other) {
        return new Counts(requests + other.requests, errors + other.errors);
    }

    /** Which share of the requests went wrong, 0 to 1; there must be one. */
    double errorRate() {
        return errors / requests;
    }

    /** Such as {@code 30% errors (30 of 100)}. */
    String words() {
        return Figures.percent(errorRate()) + " errors (" + Figures.text(errors) + " of " + Figures.text(requests)
                + ")";
    }
}
