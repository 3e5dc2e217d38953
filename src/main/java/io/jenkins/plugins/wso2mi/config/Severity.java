package io.jenkins.plugins.wso2mi.config;

/** How much a {@link Problem} matters. */
public enum Severity {
    /** The work cannot go on. */
    ERROR,
    /** The work goes on, and the person should know. */
    WARNING
}
