package io.jenkins.plugins.wso2mi.report;

/** What the place where people read can show. */
public enum Console {
    /** Lines only, as in the log of a build server or in a file. */
    PLAIN,
    /** A terminal with colours and a line that can be drawn again. */
    RICH
}
