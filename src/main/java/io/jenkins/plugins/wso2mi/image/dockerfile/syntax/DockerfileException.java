package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

/** A part of a Dockerfile is not what it should be; the message says what, without saying where. */
public final class DockerfileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A fault, told in one sentence. */
    public DockerfileException(String message) {
        super(message);
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
