package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Outcome;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Classes and colours; every text has a contrast of 4.5 to 1 at least on its ground, in light and in dark. */
final class Stylesheet {
    static final String WEIGHT = "wt";
    static final String SHARE = "sh";
    static final String OLD = "ol";
    static final String FRESH = "nw";
    static final String LOAD = "ld";
    static final String FAILURE = "fl";
    static final String GOOD = "ok";
    static final String BAD = "no";
    static final String WAITING = "wa";
    static final String PHASE = "p";
    static final String TAKEN_BACK = "pb";
    static final String BAND = "bd";
    static final String RESULT = "r";

    static final String CSS = """

            text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
            font-size:11.5px;fill:#1f2328;\
            stroke:#fff;stroke-width:3;stroke-linejoin:round;paint-order:stroke}
            path{fill:none;stroke-width:1}
            .c{fill:#fff;stroke:#d1d9e0}
            .t{font-size:20px;font-weight:600}
            .o{font-size:12.5px;font-weight:600;fill:#fff;stroke:none;text-anchor:middle}
            .d{font-size:13px}
            .h{font-weight:600}
            .s,.l{fill:#59636e}
            .l{font-size:11px}
            .e{text-anchor:end}
            .n{text-anchor:middle}
            .g{stroke:#e6eaef}
            .b{stroke:#9aa4af}
            .w{font-weight:600;fill:#0a53be;stroke:none}
            .wt{stroke:#0a53be;stroke-width:2}
            .sh{fill:#54aeff;fill-opacity:.38}
            .ol{stroke:#6e7781;stroke-width:2;stroke-dasharray:5 3}
            .nw{stroke:#0a53be;stroke-width:2}
            .ld{stroke:#0d7d87;stroke-width:1.5}
            .fl{fill:#cf222e}
            .p{fill:#c3ccd6}
            .pb{fill:#ffc9c6}
            .bd{fill:#bf8700;fill-opacity:.16;stroke:#9a6700;stroke-dasharray:4 3}
            .q{stroke:none}
            .r{stroke-width:1.8}
            .v{stroke-width:1;stroke-dasharray:3 3;stroke-opacity:.75}
            .ok{fill:#1a7f37}
            .no{fill:#cf222e}
            .wa{fill:#7d5e02}
            path.ok{fill:none;stroke:#1a7f37}
            path.no{fill:none;stroke:#cf222e}
            path.wa{fill:none;stroke:#7d5e02}
            .i{stroke:#fff;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
            .m{fill:inherit}
            @media(prefers-color-scheme:dark){
            text{fill:#e6edf3;stroke:#0d1117}
            .c{fill:#0d1117;stroke:#30363d}
            .o{fill:#0d1117}
            .s,.l{fill:#9198a1}
            .g{stroke:#21262d}
            .b{stroke:#656c76}
            .w{fill:#79c0ff}
            .wt,.nw{stroke:#79c0ff}
            .sh{fill:#388bfd;fill-opacity:.42}
            .ol{stroke:#8b949e}
            .ld{stroke:#4dc4cf}
            .fl{fill:#ff7b72}
            .p{fill:#39434f}
            .pb{fill:#6b2a2b}
            .bd{fill:#d29922;stroke:#d29922}
            .ok{fill:#56d364}
            .no{fill:#ff7b72}
            .wa{fill:#e3b341}
            path.ok{stroke:#56d364}
            path.no{stroke:#ff7b72}
            path.wa{stroke:#e3b341}
            .i{stroke:#0d1117}
            .m{fill:inherit}
            }
            """;

    private static final Pattern RULE = Pattern.compile("(?m)^([^@{}\\n]+)\\{");

    private Stylesheet() {}

    /** The rules for the inside of elements of a class alone, for a document with more in it. */
    static String within(String figure) {
        return RULE.matcher(CSS).replaceAll(rule -> Arrays.stream(rule.group(1).split(","))
                .map(selector -> "." + figure + " " + selector)
                .collect(Collectors.joining(",", "", "{")));
    }

    /** The class for a gate's verdict. */
    static String verdict(String verdict) {
        return switch (verdict) {
            case "passed" -> GOOD;
            case "refused" -> BAD;
            default -> WAITING;
        };
    }

    /** The class for an outcome, null while the work goes on. */
    static String outcome(@Nullable Outcome outcome) {
        if (outcome == null || outcome == Outcome.INTERRUPTED) {
            return WAITING;
        }
        return outcome == Outcome.DONE ? GOOD : BAD;
    }
}
