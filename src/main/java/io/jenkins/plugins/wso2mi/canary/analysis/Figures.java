package io.jenkins.plugins.wso2mi.canary.analysis;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers for people. */
final class Figures {
    private static final MathContext DIGITS = new MathContext(4);

    private Figures() {}

    /** At most four digits, such as {@code 0.01234}; whole numbers as they are. */
    static String text(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf((long) number);
        }
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A share as percent, such as {@code 1.5%}. */
    static String percent(double share) {
        return text(100 * share) + "%";
    }
}
