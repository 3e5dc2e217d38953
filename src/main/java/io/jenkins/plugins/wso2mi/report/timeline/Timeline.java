package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers events and draws them over time: canary weight, Ready pods, requests, gates and phases. Can be drawn while
 * the work still goes on. Safe for use by several threads.
 */
public final class Timeline implements Consumer<Event> {
    /** Class of the element that {@link #figure} makes. */
    public static final String FIGURE = "wso2-mi-timeline";

    private final String title;
    private final List<Event> events = new ArrayList<>();
    private List<LoadSample> load = List.of();

    /**
     * An empty timeline.
     *
     * @param title what the picture shows, such as {@code Canary of clinic/appointments}
     */
    public Timeline(String title) {
        this.title = title;
    }

    @Override
    public synchronized void accept(Event event) {
        events.add(event);
    }

    /**
     * Adds what a client saw meanwhile; replaces what was given before. Samples before the first event or after the
     * last are left out of the picture and of its sums.
     *
     * @param samples one a second, in any order
     * @return this timeline
     */
    public synchronized Timeline withLoad(List<LoadSample> samples) {
        load = List.copyOf(samples);
        return this;
    }

    /**
     * Draws what was gathered.
     *
     * @return an SVG document under 100 KB without script or reference to anything outside, for light and dark pages;
     *     the same for the same events
     */
    public synchronized String svg() {
        return new Picture(title, Recording.of(events, load)).svg();
    }

    /**
     * Draws the panels alone, for a page that has a heading and colours of its own: an {@code svg} element of the class
     * {@value #FIGURE} without stylesheet, frame, title and outcome, whose inner classes are those of {@link #svg}.
     *
     * @return the element, escaped, to be put into HTML; the same for the same events
     */
    public synchronized String figure() {
        return new Picture(title, Recording.of(events, load)).figure();
    }

    /** Rules for {@link #figure} in a document that has no stylesheet for it, light and dark. */
    public static String stylesheet() {
        return Stylesheet.within(FIGURE);
    }

    /**
     * The applications that were released, by the names of their stable Deployments: canaries first, then in the order
     * of appearance.
     */
    public synchronized List<String> applications() {
        return Recording.of(events, load).released().stream()
                .map(Released::name)
                .toList();
    }
}
