package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.registry.RepositoryCreator;
import java.io.Serializable;

/** Creates repositories on behalf of a build; it can cross to where the image is made. */
public interface Repositories extends RepositoryCreator, Serializable {}
