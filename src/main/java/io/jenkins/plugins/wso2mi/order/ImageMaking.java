package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.Serializable;

/**
 * An order to make images of files in a workspace.
 *
 * @param <T> what is told of them
 */
public interface ImageMaking<T> extends Serializable {
    /**
     * Builds and pushes.
     *
     * @param access how registries are reached
     * @param cache what they were asked for before
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with every problem that was found, before anything was
     *     changed
     * @throws IOException if a registry or an engine fails
     * @throws InterruptedException if this thread is interrupted; an engine has been ended then
     */
    T run(BuildSite site, RegistryAccess access, ContentCache cache, Reporter report)
            throws IOException, InterruptedException;
}
