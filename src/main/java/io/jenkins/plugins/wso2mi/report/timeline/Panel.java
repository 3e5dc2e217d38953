package io.jenkins.plugins.wso2mi.report.timeline;

/** A strip of the picture; all of them share the time scale. */
interface Panel {
    /** Height in pixels. */
    double height();

    /** Draws the strip with its upper edge at a height. */
    void draw(Svg svg, double top);
}
