package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.util.List;
import java.util.Optional;

/** Looks an image up before it is released. */
@FunctionalInterface
public interface ImageLookup {
    /** Takes every reference as it is, without a look. */
    ImageLookup NONE = (reference, problems) -> reference;

    /**
     * The reference to deploy for a reference that was given: by digest where the registry could be asked.
     *
     * @param problems where to note that the image does not exist (error) or could not be looked up (warning)
     */
    String resolve(String reference, Problems problems);

    /**
     * Whether an image that an object names may be released, before anybody is asked for it.
     *
     * @param where the object, for the problem
     * @param problems where to note that its registry is not allowed
     */
    default void check(String where, String reference, Problems problems) {}

    /**
     * Whether the registry has an image now.
     *
     * @param reference as a pod names it
     */
    default Found find(String reference) {
        return Found.UNKNOWN;
    }

    /** The carbon applications that an image says to hold. */
    default Burnt applications(String reference) {
        return new Burnt(List.of(), "nobody was asked");
    }

    /** The folder that an image says its server lies in; empty if it says none, or nobody was asked. */
    default Optional<String> serverHome(String reference) {
        return Optional.empty();
    }

    /**
     * What is known of an image's carbon applications.
     *
     * @param applications what its label lists
     * @param unknown why nothing is known, in words; empty if the label is there
     */
    record Burnt(List<BurntApplication> applications, String unknown) {
        public Burnt {
            applications = List.copyOf(applications);
        }
    }
}
