package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;

/**
 * How a person calls an element below the root: its name, and what tells it from the others of that name, such as
 * {@code resource POST /visits} or, in a registry-info.xml, {@code item /_system/governance/fees.xml}.
 */
final class Labels {
    private static final int LENGTH_LIMIT = 120;
    private static final List<String> METHODS = List.of("methods", "method");
    private static final List<String> IDENTITIES = List.of("uri-template", "url-mapping", "path", "name", "key", "id");
    /** A registry resource has its place in elements. */
    private static final List<String> PLACES = List.of("path", "file", "directory");

    private final Map<String, StringBuilder> places = new TreeMap<>();
    private String label = "";
    private String open = "";

    void begin(XMLStreamReader part) {
        places.clear();
        open = "";
        String methods = first(part, METHODS);
        String identity = first(part, IDENTITIES);
        label = Stream.of(part.getLocalName(), methods, identity)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    void inside(XMLStreamReader element, int below) {
        open = below == 1 && PLACES.contains(element.getLocalName()) ? element.getLocalName() : "";
    }

    void text(XMLStreamReader reader) {
        if (!open.isEmpty()) {
            StringBuilder place = places.computeIfAbsent(open, o -> new StringBuilder());
            String piece = reader.getText();
            place.append(piece, 0, Math.min(piece.length(), Math.max(0, LENGTH_LIMIT - place.length())));
        }
    }

    String end() {
        String place = Stream.of("path", "directory", "file")
                .filter(places::containsKey)
                .map(one -> String.valueOf(places.get(one)).strip())
                .collect(Collectors.joining("/"));
        String whole = PlainText.oneLine(place.isEmpty() ? label : label + " " + place);
        return whole.length() <= LENGTH_LIMIT ? whole : whole.substring(0, LENGTH_LIMIT) + "...";
    }

    private static String first(XMLStreamReader element, List<String> names) {
        return names.stream()
                .map(name -> element.getAttributeValue(null, name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(String::strip)
                .orElse("");
    }
}
