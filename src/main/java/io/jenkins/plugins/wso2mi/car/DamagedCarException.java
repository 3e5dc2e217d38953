package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;

/** An archive cannot be read or must not be; says why and what to do, without the archive's name. */
final class DamagedCarException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String fix;

    DamagedCarException(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    /** What to do about it. */
    String fix() {
        return fix;
    }
}
