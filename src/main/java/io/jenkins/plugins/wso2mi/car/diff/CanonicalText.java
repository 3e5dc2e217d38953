package io.jenkins.plugins.wso2mi.car.diff;

/** The text between two tags, which comes in pieces of any size; whether it counts is known at its end alone. */
final class CanonicalText {
    private final CanonicalDigest digest = new CanonicalDigest();
    private boolean something;
    private boolean broken;
    private boolean empty = true;

    void add(String piece) {
        digest.piece(piece);
        empty = empty && piece.isEmpty();
        broken = broken || piece.indexOf('\n') >= 0;
        something = something || piece.chars().anyMatch(c -> c > ' ');
    }

    /**
     * Adds it to what is before it, and begins anew.
     *
     * @param alone whether it is all that its element holds
     */
    void end(CanonicalDigest into, boolean alone) {
        if (empty) {
            return;
        }
        String content = digest.hexadecimal();
        if (something || (alone && !broken)) {
            into.add('t', content);
        }
        something = false;
        broken = false;
        empty = true;
    }
}
