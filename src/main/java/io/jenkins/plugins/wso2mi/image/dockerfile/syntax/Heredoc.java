package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

/**
 * A file whose text stands in the Dockerfile itself, below the instruction.
 *
 * @param name the word that ends it; for COPY, the name of the file too
 * @param content its lines, each with its line end
 */
public record Heredoc(String name, String content) {}
