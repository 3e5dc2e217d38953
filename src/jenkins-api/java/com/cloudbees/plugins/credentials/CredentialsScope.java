package com.cloudbees.plugins.credentials;

import hudson.model.ModelObject;

public enum CredentialsScope {
    SYSTEM,
    GLOBAL,
    USER;

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public boolean isVisible(ModelObject context) {
        throw new UnsupportedOperationException();
    }
}
