package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.ArrayList;
import java.util.List;

/** Estimates how wide text will be; rather too wide, since the reader's font is not known. */
final class Lettering {
    private static final String NARROW = "iljtfrI.,:;'|!()[] ";
    private static final String WIDE = "mwMW@%";

    private Lettering() {}

    /** Width in pixels at a font size in pixels. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Lettering::share).sum() * size;
    }

    /** The text, cut with an ellipsis to fit into a width; empty if not even that fits. */
    static String fit(String text, double room, double size) {
        if (width(text, size) <= room) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        double used = width("…", size);
        int kept = 0;
        while (kept < characters.length && used + share(characters[kept]) * size <= room) {
            used += share(characters[kept]) * size;
            kept++;
        }
        return kept < 2 ? "" : new String(characters, 0, kept).strip() + "…";
    }

    /** The text in lines broken at spaces; what does not fit into the last line is cut. */
    static List<String> lines(String text, double room, double size, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < most - 1 && width(rest, size) > room) {
            String head = fit(rest, room, size);
            int end = head.isEmpty() ? -1 : rest.lastIndexOf(' ', head.length() - 1);
            if (end <= 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(fit(rest, room, size));
        }
        return lines;
    }

    private static double share(int c) {
        if (c >= 0x1100) {
            return 1;
        }
        return NARROW.indexOf(c) >= 0 ? 0.36 : WIDE.indexOf(c) >= 0 ? 0.9 : Character.isUpperCase(c) ? 0.7 : 0.58;
    }
}
