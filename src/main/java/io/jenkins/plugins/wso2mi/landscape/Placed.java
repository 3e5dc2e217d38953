package io.jenkins.plugins.wso2mi.landscape;

/**
 * A text of the file, with its place.
 *
 * @param text not blank
 * @param where file, line and column, such as {@code mi.yaml:12:5}
 */
record Placed(String text, String where) {}
