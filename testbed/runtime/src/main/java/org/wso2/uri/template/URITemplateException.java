package org.wso2.uri.template;

/** A URI template that cannot be read. Synapse catches it under this name. */
public class URITemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, with the template
     */
    public URITemplateException(String message) {
        super(message);
    }
}
