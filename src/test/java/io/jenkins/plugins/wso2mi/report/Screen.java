package io.jenkins.plugins.wso2mi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a wide terminal shows after what was written to it: the few sequences that are used, and colours left out. */
final class Screen {
    private static final Pattern PART = Pattern.compile("\u001B\\[(\\??[0-9;]*)([A-Za-z])|(\n)|(\r)|([^\u001B\n\r]+)");

    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    private Screen() {}

    /** The rows, each ended by a line feed, without the empty one that the cursor stands in. */
    static String after(String written) {
        Screen screen = new Screen();
        Matcher part = PART.matcher(written);
        while (part.find()) {
            screen.take(part);
        }
        return String.join("\n", screen.rows);
    }

    private void take(Matcher part) {
        if (part.group(3) != null) {
            row++;
            column = 0;
            if (row == rows.size()) {
                rows.add(new StringBuilder());
            }
        } else if (part.group(4) != null) {
            column = 0;
        } else if (part.group(5) != null) {
            StringBuilder line = rows.get(row);
            int end = Math.min(line.length(), column + part.group(5).length());
            line.replace(column, end, part.group(5));
            column += part.group(5).length();
        } else {
            sequence(part.group(1), part.group(2));
        }
    }

    private void sequence(String parameter, String letter) {
        switch (letter) {
            case "A" -> row -= Integer.parseInt(parameter);
            case "J" -> {
                rows.subList(row + 1, rows.size()).clear();
                rows.get(row).setLength(column);
            }
            case "m", "h", "l" -> {
                // colours, and wrapping
            }
            default -> throw new AssertionError("a sequence that is not known: " + parameter + letter);
        }
    }
}
