package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What is attached to an image.
 *
 * @param byRegistry whether the registry keeps the list; else it stands under {@link #tag}
 * @param index the list, as an index
 */
record ReferrerList(boolean byRegistry, JsonObject index) {
    /** Reads it; one request, or two. An image that has none has an empty one. */
    static ReferrerList of(Repository repository, Digest image) throws IOException, InterruptedException {
        Optional<JsonObject> api = repository.referrers(image);
        return api.isPresent()
                ? new ReferrerList(true, api.get())
                : new ReferrerList(false, byTag(repository, tag(image)));
    }

    /**
     * The tag of a list that the registry does not keep (OCI distribution specification 1.1, "Referrers Tag Schema").
     */
    static String tag(Digest image) {
        return image.toString().replace(':', '-');
    }

    private static JsonObject byTag(Repository repository, String tag) throws IOException, InterruptedException {
        try {
            return repository.document(tag).json();
        } catch (ImageFormatException e) {
            return JsonObject.EMPTY; // no list: nobody can read it
        } catch (RegistryException e) {
            if (e.status() == 404) {
                return JsonObject.EMPTY;
            }
            throw e;
        }
    }

    /** Its entries: descriptors, most with their artifact's type. */
    List<JsonObject> entries() {
        return index.objects("manifests");
    }
}
