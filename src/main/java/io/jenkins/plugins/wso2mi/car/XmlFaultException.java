package io.jenkins.plugins.wso2mi.car;

/** A document cannot be read as XML. */
final class XmlFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    final transient XmlFault fault;

    XmlFaultException(XmlFault fault) {
        super(fault.words());
        this.fault = fault;
    }
}
