package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image that was built, and what it was built of: all that is stated about it.
 *
 * @param image its repository
 * @param subject its manifest or index
 * @param base empty if it is on none
 * @param inherited carbon applications that are in the base
 * @param cars carbon applications that it brings
 * @param contents other files that it brings
 * @param parameters what was asked for, without secrets
 */
public record ImageParts(
        ImageReference image,
        Descriptor subject,
        Optional<RemoteImage> base,
        List<BurntApplication> inherited,
        List<Car> cars,
        List<Content> contents,
        JsonObject parameters)
        implements Attestable {
    public ImageParts {
        inherited = List.copyOf(inherited);
        cars = List.copyOf(cars);
        contents = List.copyOf(contents);
    }

    /** The image by digest, which always stands for these bytes. */
    ImageReference pinned() {
        return image.withDigest(subject.digest());
    }

    @Override
    public JsonObject provenance(BuildOrigin origin) throws IOException {
        return Provenance.of(this, origin);
    }

    @Override
    public JsonObject bill(Repository repository) throws IOException {
        return BillOfMaterials.of(this);
    }
}
