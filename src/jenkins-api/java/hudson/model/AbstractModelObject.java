package hudson.model;

import hudson.search.SearchableModelObject;

public abstract class AbstractModelObject implements SearchableModelObject {

    public AbstractModelObject() {
        throw new UnsupportedOperationException();
    }

    public String getSearchName() {
        throw new UnsupportedOperationException();
    }
}
