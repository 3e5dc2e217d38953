package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.Serializable;

/** Work at registries that needs no files of a workspace. */
public interface ImageWork<T> extends Serializable {
    /**
     * Does it.
     *
     * @param access how registries are reached
     * @param cache what they were asked for before
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with every problem that was found, before anything was
     *     changed
     * @throws IOException if a registry fails
     * @throws InterruptedException if this thread is interrupted
     */
    T run(RegistryAccess access, ContentCache cache, Reporter report) throws IOException, InterruptedException;
}
