package io.jenkins.plugins.wso2mi.car;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list of a carbon application: {@code metadata.xml} if there is one, else {@code artifacts.xml} (the server reads
 * them in that way, see {@code ApplicationConfiguration} of the Micro Integrator).
 *
 * @param document the file it was read from
 * @param name the application's name; empty if the list does not say
 * @param version the application's version; empty if the list does not say
 * @param mainSequence the main sequence's name, or null
 * @param entries what is listed, in order
 */
public record CarListing(
        String document,
        String name,
        String version,
        @Nullable String mainSequence,
        List<Entry> entries) {
    public CarListing {
        entries = List.copyOf(entries);
    }

    /**
     * A line of the list.
     *
     * @param name the artifact's name; empty if missing, as the others
     */
    public record Entry(String name, String version, String serverRole) {}

    /** The application that a list names, or empty if there is no artifact of type carbon/application. */
    static Optional<CarListing> of(String document, XmlElement root) {
        return root.children("artifact")
                .filter(artifact -> artifact.value("type").equals("carbon/application"))
                .findFirst()
                .map(application -> of(application, document));
    }

    private static CarListing of(XmlElement application, String document) {
        String main = application.value("mainSequence");
        List<Entry> entries = application
                .children("dependency")
                .map(one -> new Entry(one.value("artifact"), one.value("version"), one.value("serverRole")))
                .toList();
        return new CarListing(
                document,
                application.value("name"),
                application.value("version"),
                main.isEmpty() ? null : main,
                entries);
    }
}
