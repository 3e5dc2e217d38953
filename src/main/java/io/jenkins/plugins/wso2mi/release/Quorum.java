package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of the new pods must be lost before the rollout is; never more than there are.
 *
 * @param amount pods, or percent of the pods that are wanted; 1 or more
 */
public record Quorum(int amount, boolean percent) {
    /** One lost pod loses the rollout. */
    public static final Quorum ONE = new Quorum(1, false);

    private static final Pattern WORDS = Pattern.compile("([1-9][0-9]{0,3})(%?)");
    private static final int WHOLE = 100;

    /**
     * Reads a quorum.
     *
     * @param text such as {@code 2} or {@code 50%}
     * @param where the option or field that it comes from, for the message
     * @throws RefusedException if it is none
     */
    public static Quorum parse(String text, String where) {
        Matcher found = WORDS.matcher(text.strip());
        if (!found.matches() || (!found.group(2).isEmpty() && Integer.parseInt(found.group(1)) > WHOLE)) {
            throw new RefusedException(
                    where,
                    "'" + text + "' is no number of pods",
                    "write a number, or percent of the wanted ones such as 50%");
        }
        return new Quorum(Integer.parseInt(found.group(1)), !found.group(2).isEmpty());
    }

    /** How many pods that is. */
    int of(int wanted, int existing) {
        int pods = percent ? (amount * wanted + WHOLE - 1) / WHOLE : amount;
        return Math.max(1, Math.min(pods, existing));
    }

    /** As it was written. */
    public String words() {
        return amount + (percent ? "%" : "");
    }
}
