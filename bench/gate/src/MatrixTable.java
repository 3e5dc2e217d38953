import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes the tables of docs/gate.md of the lines that the runs of the matrix have written. */
final class MatrixTable {
    private static final List<String> ORDER = List.of("gate", "kubectl", "helm", "helm-legacy", "helm-3", "kubedog");

    /** A tool's answer to a situation. */
    private record Line(String situation, String right, String verdict, String seconds, String named) {
        static Line of(String text) {
            String[] fields = text.split("\t", 6);
            return new Line(fields[0], fields[1], fields[2], fields[3], fields[4]);
        }

        boolean isRed() {
            return right.equals("refused") || right.equals("not-touched");
        }

        /** The verdict, bold if it is another than the right one; a star for a named cause; seconds but of a time-out. */
        String cell() {
            String mark = named.equals("named") ? "\\*" : "";
            String shown = right.equals(verdict) ? verdict : "**" + verdict + "**";
            return shown + mark + (verdict.equals("timed-out") ? "" : " " + Math.round(Double.parseDouble(seconds)));
        }
    }

    private MatrixTable() {}

    /** Arguments: files {@code gate-matrix-TOOL.tsv}. */
    public static void main(String[] files) throws Exception {
        Map<String, Map<String, Line>> tools = new TreeMap<>(java.util.Comparator.comparingInt(ORDER::indexOf));
        for (String file : files) {
            String tool = Path.of(file).getFileName().toString().replaceAll("gate-matrix-|\\.tsv", "");
            Map<String, Line> lines = new LinkedHashMap<>();
            Files.readAllLines(Path.of(file)).stream().map(Line::of).forEach(l -> lines.put(l.situation(), l));
            tools.put(tool, lines);
        }
        counts(tools);
        situations(tools);
    }

    private static void counts(Map<String, Map<String, Line>> tools) {
        System.out.println("| | right | red called green | green called red | red, not in time | cause named |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        tools.forEach((tool, lines) -> System.out.printf(
                "| %s | %d of %d | %d | %d | %d | %d of %d |%n",
                tool,
                count(lines, l -> l.verdict().equals(l.right())),
                lines.size(),
                count(lines, l -> !l.right().equals("passed") && l.verdict().equals("passed")),
                count(lines, l -> l.right().equals("passed") && !l.verdict().equals("passed")),
                count(lines, l -> l.isRed() && l.verdict().equals("timed-out")),
                count(lines, l -> l.named().equals("named")),
                count(lines, l -> !l.named().equals("-"))));
        System.out.println();
    }

    private static long count(Map<String, Line> lines, Predicate<Line> which) {
        return lines.values().stream().filter(which).count();
    }

    private static void situations(Map<String, Map<String, Line>> tools) {
        System.out.println("| situation | right | " + String.join(" | ", tools.keySet()) + " |");
        System.out.println("|---|---|" + "---|".repeat(tools.size()));
        for (Line first : tools.values().iterator().next().values()) {
            List<String> cells = new ArrayList<>(List.of(first.situation(), first.right()));
            tools.values().forEach(lines -> {
                Line line = lines.get(first.situation());
                cells.add(line == null ? "" : line.cell());
            });
            System.out.println("| " + String.join(" | ", cells) + " |");
        }
    }
}
