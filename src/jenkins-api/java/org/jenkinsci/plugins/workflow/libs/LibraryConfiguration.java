package org.jenkinsci.plugins.workflow.libs;

import hudson.model.AbstractDescribableImpl;

@SuppressWarnings("deprecation")
public class LibraryConfiguration extends AbstractDescribableImpl<LibraryConfiguration> {

    public LibraryConfiguration(String name, LibraryRetriever retriever) {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public void setDefaultVersion(String defaultVersion) {
        throw new UnsupportedOperationException();
    }

    public void setAllowVersionOverride(boolean allowVersionOverride) {
        throw new UnsupportedOperationException();
    }

    public void setIncludeInChangesets(boolean includeInChangesets) {
        throw new UnsupportedOperationException();
    }
}
