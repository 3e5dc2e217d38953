package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import java.util.List;
import java.util.Map;

/** What a new image says about itself, besides its layers. What it was built on is added by the {@link Stamp}. */
public interface Face {
    /** The annotations of its manifests, which are labels of its configuration too. */
    Map<String, String> annotations();

    /** The carbon applications that its layers bring. */
    List<BurntApplication> applications();

    /** The configuration of a base with the new layers on top: how the image is run, its diff-ids and its history. */
    ImageConfig on(ImageConfig base, List<Layer> layers);
}
