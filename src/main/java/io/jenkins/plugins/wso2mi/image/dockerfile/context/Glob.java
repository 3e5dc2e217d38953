package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths as COPY and {@code .dockerignore} have them: {@code *} and {@code ?} stay between slashes,
 * {@code [a-z]} and {@code [^a-z]} stand for one character, a backslash takes the next one as it is, and in
 * {@code .dockerignore} {@code **} stands for any number of folders (moby/patternmatcher). Matched without going back,
 * so that no pattern takes long.
 */
final class Glob {
    private final List<Part> parts;

    private Glob(List<Part> parts) {
        this.parts = parts;
    }

    /** What stands for characters; a character that is no slash, unless it says otherwise. */
    private enum Kind {
        ONE,
        /** Any number, without a slash. */
        STAR,
        /** Any number, slashes too. */
        ALL,
        /** Nothing, or a beginning that ends with a slash. */
        FOLDERS,
        /** Within such a beginning. */
        IN_FOLDERS
    }

    /** Whether one character is meant. */
    private interface Characters {
        boolean has(char c);
    }

    private record Part(Kind kind, Characters characters) {}

    /** Whether a text has characters that stand for others. */
    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
    }

    /**
     * Reads a pattern.
     *
     * @param folders whether {@code **} stands for folders
     */
    static Glob of(String pattern, boolean folders) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '*' && folders && pattern.startsWith("**", at)) {
                at = folders(pattern, at, parts);
            } else if (c == '*') {
                boolean again = at > 0 && pattern.charAt(at - 1) == '*' && !parts.isEmpty();
                if (!again || parts.get(parts.size() - 1).kind() != Kind.STAR) {
                    parts.add(new Part(Kind.STAR, any -> any != '/'));
                }
                at++;
            } else if (c == '[' && pattern.indexOf(']', at + 2) > 0) {
                at = range(pattern, at, parts);
            } else {
                at = one(pattern, at, parts);
            }
        }
        return new Glob(parts);
    }

    private static int one(String pattern, int at, List<Part> parts) {
        char c = pattern.charAt(at);
        if (c == '?') {
            parts.add(new Part(Kind.ONE, any -> any != '/'));
            return at + 1;
        }
        boolean escaped = c == '\\' && at + 1 < pattern.length();
        char meant = escaped ? pattern.charAt(at + 1) : c;
        parts.add(new Part(Kind.ONE, other -> other == meant));
        return at + (escaped ? 2 : 1);
    }

    private static int folders(String pattern, int at, List<Part> parts) {
        int end = at + 2;
        boolean slash = end < pattern.length() && pattern.charAt(end) == '/';
        end += slash ? 1 : 0;
        boolean wholeSuffix = at == 0 && !slash && !isPattern(pattern.substring(end));
        if (end == pattern.length() || wholeSuffix) {
            parts.add(new Part(Kind.ALL, any -> true));
        } else {
            parts.add(new Part(Kind.FOLDERS, any -> true));
            parts.add(new Part(Kind.IN_FOLDERS, any -> true));
        }
        return end;
    }

    private static int range(String pattern, int at, List<Part> parts) {
        int close = pattern.indexOf(']', at + 2);
        boolean not = pattern.charAt(at + 1) == '^';
        String inner = pattern.substring(at + (not ? 2 : 1), close);
        parts.add(new Part(Kind.ONE, c -> c != '/' && isIn(c, inner) != not));
        return close + 1;
    }

    private static boolean isIn(char c, String inner) {
        for (int i = 0; i < inner.length(); i++) {
            boolean span = i + 2 < inner.length() && inner.charAt(i + 1) == '-';
            char to = inner.charAt(span ? i + 2 : i);
            if (c >= inner.charAt(i) && c <= to) {
                return true;
            }
            i += span ? 2 : 0;
        }
        return false;
    }

    boolean matches(String path) {
        BitSet states = new BitSet(parts.size() + 1);
        enter(0, states);
        for (int i = 0; i < path.length() && !states.isEmpty(); i++) {
            states = step(states, path.charAt(i));
        }
        return states.get(parts.size());
    }

    /** All states that hold when a state does: some parts stand for nothing, too. */
    private void enter(int state, BitSet states) {
        states.set(state);
        if (state < parts.size()) {
            Kind kind = parts.get(state).kind();
            if (kind == Kind.STAR || kind == Kind.ALL) {
                enter(state + 1, states);
            } else if (kind == Kind.FOLDERS) {
                enter(state + 2, states);
            }
        }
    }

    private BitSet step(BitSet states, char c) {
        BitSet next = new BitSet(parts.size() + 1);
        for (int s = states.nextSetBit(0); s >= 0 && s < parts.size(); s = states.nextSetBit(s + 1)) {
            Part part = parts.get(s);
            if (!part.characters().has(c)) {
                continue;
            }
            switch (part.kind()) {
                case ONE -> enter(s + 1, next);
                case STAR, ALL -> enter(s, next);
                case FOLDERS -> inFolders(s + 1, c, next);
                case IN_FOLDERS -> inFolders(s, c, next);
            }
        }
        return next;
    }

    private void inFolders(int state, char c, BitSet next) {
        next.set(state);
        if (c == '/') {
            enter(state + 1, next);
        }
    }
}
