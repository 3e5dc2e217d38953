package io.jenkins.plugins.wso2mi.config.yaml;

/**
 * A text of a document, with its place.
 *
 * @param text not blank
 * @param where file, line and column, such as {@code mi.yaml:12:5}
 */
public record Placed(String text, String where) {}
