package io.jenkins.plugins.wso2mi.car;

/** A document cannot be read as XML. */
public final class XmlFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient XmlFault fault;

    XmlFaultException(XmlFault fault) {
        super(fault.words());
        this.fault = fault;
    }

    /** Where and why. */
    public XmlFault fault() {
        return fault;
    }
}
