package io.jenkins.plugins.wso2mi.jenkins.page;

/** How an outcome is shown: by a word and a symbol, and by a colour that says the same. */
public final class OutcomeMark {
    private final String text;
    private final String symbol;
    private final String kind;

    private OutcomeMark(String text, String symbol, String kind) {
        this.text = text;
        this.symbol = symbol;
        this.kind = kind;
    }

    /**
     * The mark of an outcome.
     *
     * @param outcome a word of {@code docs/events.md}; {@code running} and {@code unknown} too; others are shown as
     *     they are
     */
    public static OutcomeMark of(String outcome) {
        return switch (outcome) {
            case "running" -> new OutcomeMark(Messages.OutcomeMark_running(), "symbol-hourglass", "waiting");
            case "unknown" -> new OutcomeMark(Messages.OutcomeMark_unknown(), "symbol-help-circle", "waiting");
            case "done" -> new OutcomeMark(Messages.OutcomeMark_done(), "symbol-check", "good");
            case "refused" -> new OutcomeMark(Messages.OutcomeMark_refused(), "symbol-close-circle", "bad");
            case "gate-refused" -> new OutcomeMark(Messages.OutcomeMark_gateRefused(), "symbol-close-circle", "bad");
            case "failed" -> new OutcomeMark(Messages.OutcomeMark_failed(), "symbol-close-circle", "bad");
            case "timed-out" -> new OutcomeMark(Messages.OutcomeMark_timedOut(), "symbol-timer", "bad");
            case "not-rolled-back" -> new OutcomeMark(Messages.OutcomeMark_notRolledBack(), "symbol-warning", "bad");
            case "interrupted" -> new OutcomeMark(Messages.OutcomeMark_interrupted(), "symbol-pause", "waiting");
            default -> new OutcomeMark(outcome, "symbol-help-circle", "waiting");
        };
    }

    /** The mark of a gate's verdict. */
    public static OutcomeMark ofVerdict(String verdict) {
        return switch (verdict) {
            case "passed" -> new OutcomeMark(Messages.OutcomeMark_passed(), "symbol-check", "good");
            case "refused" -> new OutcomeMark(Messages.OutcomeMark_refusedVerdict(), "symbol-close-circle", "bad");
            default -> new OutcomeMark(Messages.OutcomeMark_waiting(), "symbol-hourglass", "waiting");
        };
    }

    /** The word, in the reader's language. */
    public String getText() {
        return text;
    }

    /** Jenkins' name of the symbol. */
    public String getSymbol() {
        return symbol;
    }

    /** {@code good}, {@code bad} or {@code waiting}: the end of a class in the page's stylesheet. */
    public String getKind() {
        return kind;
    }
}
