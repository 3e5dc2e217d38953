package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.util.Optional;

/** Creates repositories, at registries that want that before the first push. */
@FunctionalInterface
public interface RepositoryCreator {
    /** Creates none. */
    RepositoryCreator NONE = reference -> Optional.empty();

    /**
     * What would make sure that there is a repository; nothing is asked or done yet.
     *
     * @param reference of an image in it
     * @return empty if that is not needed, or not asked for
     */
    Optional<Creation> creation(ImageReference reference);

    /** The creation of one repository. */
    interface Creation {
        /** What it does, as a command. */
        String sentence();

        /**
         * Creates the repository; nothing is done if it is there.
         *
         * @throws IOException if that is refused; the message says why, and what to do
         */
        void run() throws IOException;
    }
}
