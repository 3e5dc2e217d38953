package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;

/** A manifest, index or configuration in a registry does not have the shape that it must have. */
public final class ImageFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, to be read after the name of the document. */
    public ImageFormatException(String message) {
        super(message);
    }
}
