package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds an image where a build stands, and remembers it. */
final class ImageBurn {
    private final Workplace place;
    private final String credentialsId;
    private final boolean plainHttp;
    private final String dockerTool;

    ImageBurn(Workplace place, String credentialsId, boolean plainHttp, String dockerTool) {
        this.place = place;
        this.credentialsId = credentialsId;
        this.plainHttp = plainHttp;
        this.dockerTool = dockerTool;
    }

    MiImage run(ImageOrder asked) throws InterruptedException, IOException {
        ImageOrder order = withDefaults(asked);
        RegistryOrder registries = registries(order);
        Map<String, String> paths = order.project().isGiven() ? DockerInstallation.path(place, dockerTool) : Map.of();
        ImageFacts facts = ImageCall.run(place, order, registries, paths);
        if (!order.dryRun()) {
            PushedImage.remember(place.run(), facts);
        }
        return new MiImage(facts);
    }

    private static ImageOrder withDefaults(ImageOrder asked) {
        MiGlobalConfiguration settings = MiGlobalConfiguration.get();
        boolean another = asked.base().isBlank() && !asked.project().isGiven();
        return asked.onto(
                another ? settings.getBaseImage() : asked.base(),
                ImageOrder.target(asked.to(), settings.getRegistry()));
    }

    /** The step's credentials go to the registry that is pushed to; another one with the base gets the global ones. */
    private RegistryOrder registries(ImageOrder order) throws IOException {
        try {
            List<ImageReference> images = new ArrayList<>(List.of(ImageReference.parse(order.to(), "to")));
            if (order.project().isGiven()) {
                Logins.globalImage().ifPresent(images::add);
            } else {
                images.add(ImageReference.parse(order.base(), "base"));
            }
            return Logins.registries(place.run(), credentialsId, plainHttp, images);
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }
}
