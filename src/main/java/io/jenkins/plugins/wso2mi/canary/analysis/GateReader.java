package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the gates of a plan; notes what is wrong. */
final class GateReader {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** The JDK's client sets these itself; a login comes by its own keys. */
    private static final List<String> NOT_OURS = List.of(
            "authorization", "connection", "content-length", "expect", "host", "proxy-authorization", "upgrade");

    private static final List<String> SCHEDULE =
            List.of("kind", "interval", "initialDelay", "count", "failureLimit", "inconclusiveLimit", "dryRun");
    private static final List<String> SERVER = List.of("url", "bearer", "user", "password");
    private static final Map<String, List<String>> KINDS = kinds();

    private final GateFields fields;

    private GateReader(GateFields fields) {
        this.fields = fields;
    }

    private static Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put(
                CounterCheck.KIND,
                keys(
                        "selector",
                        "counters",
                        "services",
                        "port",
                        "maxDifference",
                        "confidence",
                        "minRequests",
                        "window"));
        kinds.put(
                ErrorRateCheck.KIND,
                keys("errors", "requests", "maxDifference", "confidence", "minRequests", "window"));
        kinds.put(ThresholdCheck.KIND, keys("query", "min", "max", "traffic", "minRequests", "window"));
        kinds.put(
                CompareCheck.KIND,
                keys("query", "window", "step", "direction", "tolerance", "effect", "confidence", "minSamples"));
        kinds.put(ProbeCheck.KIND, keys("headers", "status", "contains", "maxLatency"));
        return kinds;
    }

    private static List<String> keys(String... own) {
        return Stream.of(SCHEDULE.stream(), SERVER.stream(), Stream.of(own))
                .flatMap(keys -> keys)
                .toList();
    }

    /** Reads a gate; what is wrong with it is noted. */
    static AnalysisGate read(String name, Section section, Problems problems) {
        GateReader reader = new GateReader(new GateFields(section, problems));
        section.required("kind");
        List<String> known = List.copyOf(KINDS.keySet());
        String kind = reader.fields.choice("kind", known, word -> word, "");
        if (KINDS.containsKey(kind)) {
            section.allow(KINDS.get(kind));
        }
        return new AnalysisGate(name, reader.schedule(), reader.check(kind));
    }

    private Schedule schedule() {
        Duration interval = fields.duration("interval", Duration.ofSeconds(30), SECOND);
        return new Schedule(
                interval,
                fields.duration("initialDelay", interval, Duration.ZERO),
                fields.whole("count", 1, 1, 10_000),
                fields.whole("failureLimit", 0, 0, 10_000),
                fields.whole("inconclusiveLimit", Schedule.INCONCLUSIVE_LIMIT, 0, 10_000),
                fields.flag("dryRun"));
    }

    private Check check(String kind) {
        return switch (kind) {
            case ErrorRateCheck.KIND -> errorRate();
            case ThresholdCheck.KIND -> threshold();
            case CompareCheck.KIND -> compare();
            case ProbeCheck.KIND -> probe();
            default -> counters();
        };
    }

    private Server server() {
        fields.section().required("url");
        return new Server(fields.url(), fields.login());
    }

    private Duration window() {
        return fields.duration("window", WINDOW, SECOND);
    }

    private ErrorRule rule() {
        return new ErrorRule(
                fields.share("maxDifference", 0.01, 0, 1),
                fields.share("confidence", 0.99, 0.5, 0.9999),
                fields.whole("minRequests", 20, 1, 1_000_000_000));
    }

    private Check counters() {
        List<CounterCheck.Counters> known = List.of(CounterCheck.Counters.values());
        boolean asked = fields.section().has("url");
        if (!asked) {
            Stream.of("bearer", "user", "password", "selector")
                    .filter(fields.section()::has)
                    .forEach(key -> fields.error(
                            key, key + " is for a Prometheus, and no url of one is given", "add url, or remove it"));
        }
        return new CounterCheck(
                asked ? server() : null,
                fields.section().has("selector") ? fields.ofSides("selector") : CounterCheck.SELECTOR,
                fields.choice("counters", known, CounterCheck.Counters::word, CounterCheck.Counters.API),
                fields.section().texts("services").stream().map(Placed::text).toList(),
                fields.whole("port", CounterCheck.PORT, 1, 65_535),
                rule(),
                window());
    }

    private Check errorRate() {
        return new ErrorRateCheck(server(), fields.ofSides("errors"), fields.ofSides("requests"), rule(), window());
    }

    private Check threshold() {
        Section section = fields.section();
        if (!section.has("min") && !section.has("max")) {
            fields.error("query", section.name() + " has no limit", "add max or min");
        }
        if (section.has("minRequests") && !section.has("traffic")) {
            fields.error("minRequests", "minRequests needs a query that counts requests", "add traffic");
        }
        Double min = fields.number("min");
        Double max = fields.number("max");
        if (min != null && max != null && min > max) {
            fields.error("min", "min is more than max: nothing would be good", "correct one of the two");
        }
        return new ThresholdCheck(
                server(),
                fields.required("query"),
                min,
                max,
                section.has("traffic") ? fields.required("traffic") : null,
                fields.whole("minRequests", 20, 1, 1_000_000_000),
                window());
    }

    private Check compare() {
        Duration window = fields.duration("window", Duration.ofMinutes(5), SECOND);
        Duration step = fields.duration("step", Duration.ofSeconds(10), SECOND);
        int samples = fields.whole("minSamples", 10, 5, CompareCheck.SAMPLES_LIMIT);
        long most = window.toMillis() / step.toMillis() + 1;
        if (most > CompareCheck.SAMPLES_LIMIT || most < 2) {
            fields.error(
                    fields.section().has("step") ? "step" : "window",
                    "a window of " + window.toSeconds() + " s has " + most + " samples, each " + step.toSeconds()
                            + " s",
                    "choose both so that there are 2 to " + CompareCheck.SAMPLES_LIMIT);
        }
        List<CompareCheck.Direction> known = List.of(CompareCheck.Direction.values());
        return new CompareCheck(
                server(),
                fields.ofSides("query"),
                window,
                step,
                fields.choice("direction", known, CompareCheck.Direction::word, CompareCheck.Direction.INCREASE),
                fields.share("tolerance", CompareCheck.TOLERANCE, 0, 1),
                fields.share("effect", 0, 0, 1_000),
                fields.share("confidence", CompareCheck.CONFIDENCE, 0.5, 0.9999),
                samples);
    }

    private Check probe() {
        boolean limited = fields.section().has("maxLatency");
        Duration latency = fields.duration("maxLatency", Duration.ZERO, Duration.ofMillis(1));
        return new ProbeCheck(
                fields.address(),
                headers(),
                fields.login(),
                fields.whole("status", 200, 100, 599),
                fields.text("contains"),
                limited ? latency : null);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<Placed, String> written =
                fields.section().section("headers").map(Section::pairs).orElseGet(Map::of);
        written.forEach((name, value) -> {
            if (!HEADER.matcher(name.text()).matches() || value.chars().anyMatch(Character::isISOControl)) {
                fields.error("headers", "'" + name.text() + "' is no header", "write a name and a text of one line");
            } else if (NOT_OURS.contains(name.text().toLowerCase(Locale.ROOT))) {
                fields.error(
                        "headers",
                        "the header '" + name.text() + "' cannot be set",
                        "a login goes into bearer, or user and password; a host into url");
            } else {
                headers.put(name.text(), value);
            }
        });
        return headers;
    }
}
