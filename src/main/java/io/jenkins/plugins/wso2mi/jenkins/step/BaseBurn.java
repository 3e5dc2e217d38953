package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.BaseOrder;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Builds a company's base image where a build stands, and remembers it. */
final class BaseBurn {
    private final Workplace place;
    private final String credentialsId;
    private final boolean plainHttp;

    BaseBurn(Workplace place, String credentialsId, boolean plainHttp) {
        this.place = place;
        this.credentialsId = credentialsId;
        this.plainHttp = plainHttp;
    }

    MiImage run(BaseOrder asked) throws InterruptedException, IOException {
        BaseOrder order = asked.to(
                ImageOrder.target(asked.to(), MiGlobalConfiguration.get().getRegistry()));
        ImageFacts facts = ImageCall.run(place, order, registries(order), Map.of());
        if (!order.dryRun()) {
            PushedImage.remember(place.run(), facts);
        }
        return new MiImage(facts);
    }

    private RegistryOrder registries(BaseOrder order) throws IOException {
        try {
            List<ImageReference> images =
                    List.of(ImageReference.parse(order.to(), "to"), ImageReference.parse(order.from(), "from"));
            return Logins.registries(place.run(), credentialsId, plainHttp, images);
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }
}
