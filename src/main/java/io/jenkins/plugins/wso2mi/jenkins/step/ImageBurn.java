package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.login.Logins;
import io.jenkins.plugins.wso2mi.jenkins.login.RegistryFields;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.BaseOrder;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.LandscapeBuildOrder;
import io.jenkins.plugins.wso2mi.order.LandscapeImageFacts;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.order.Repositories;
import io.jenkins.plugins.wso2mi.order.RepositoryOrder;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an image where a build stands, and remembers it. */
final class ImageBurn {
    private final Workplace place;
    private final RegistryFields fields;
    private final RepositoryOrder repository;

    ImageBurn(Workplace place, RegistryFields fields, RepositoryOrder repository) {
        this.place = place;
        this.fields = fields;
        this.repository = repository;
    }

    /**
     * Builds an image.
     *
     * @param dockerTool name of a Docker installation; empty for the build's own
     * @throws hudson.AbortException if it is refused or fails, in words alone
     */
    MiImage image(ImageOrder asked, String dockerTool) throws InterruptedException, IOException {
        MiGlobalConfiguration settings = MiGlobalConfiguration.get();
        boolean project = asked.project().isGiven();
        boolean another = asked.base().isBlank() && !project;
        ImageOrder order = asked.onto(another ? settings.getBaseImage() : asked.base(), target(asked.to()));
        RegistryOrder registries = registries(order.to(), "base", project ? null : order.base());
        Repositories creator = creator(order.to(), registries);
        Map<String, String> paths = project ? DockerInstallation.path(place, dockerTool) : Map.of();
        return made(ImageCall.run(place, order, registries, creator, paths), order.dryRun());
    }

    /**
     * Builds a company's base image.
     *
     * @throws hudson.AbortException if it is refused or fails, in words alone
     */
    MiImage base(BaseOrder asked) throws InterruptedException, IOException {
        BaseOrder order = asked.to(target(asked.to()));
        RegistryOrder registries = registries(order.to(), "from", order.from());
        Repositories creator = creator(order.to(), registries);
        return made(ImageCall.run(place, order, registries, creator, Map.of()), order.dryRun());
    }

    /**
     * Builds the images of a landscape; those that were kept are remembered too, since their base may move again.
     *
     * @param maven name of an installation of Jenkins; empty for the Maven on the PATH
     * @throws hudson.AbortException if it is refused or fails, in words alone
     */
    MiBuiltImages landscape(LandscapeBuildOrder order, String maven) throws InterruptedException, IOException {
        List<String> images = place.workspace().act(new OrderedImages(order, place.listener()));
        RegistryOrder registries = registries(images);
        List<Repositories> creators = new ArrayList<>();
        for (String image : images) {
            creators.add(creator(image, registries));
        }
        Workplace there = place.with(MavenTool.environment(place, maven));
        LandscapeImageFacts facts =
                ImageCall.run(there, order, registries, new SeveralRepositories(creators), Map.of());
        for (ImageFacts image : order.dryRun() ? List.<ImageFacts>of() : facts.images()) {
            PushedImage.remember(place.run(), image);
        }
        return new MiBuiltImages(facts);
    }

    /** The step's credentials go to the registry of the first unit. */
    private RegistryOrder registries(List<String> images) throws IOException {
        try {
            repository.check();
            List<ImageReference> references = images.stream()
                    .map(image -> ImageReference.parse(image, "file"))
                    .toList();
            return Logins.registries(place.run(), fields, references);
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    private static String target(String to) {
        return ImageOrder.target(to, MiGlobalConfiguration.get().getRegistry());
    }

    private MiImage made(ImageFacts facts, boolean dryRun) throws IOException {
        if (!dryRun) {
            PushedImage.remember(place.run(), facts);
        }
        return new MiImage(facts);
    }

    /**
     * The step's credentials go to the registry that is pushed to; another one with the base gets the global ones.
     *
     * @param base null if a Dockerfile says what is read
     */
    private RegistryOrder registries(String to, String field, @Nullable String base) throws IOException {
        try {
            repository.check();
            List<ImageReference> images = new ArrayList<>(List.of(ImageReference.parse(to, "to")));
            if (base == null) {
                Logins.globalImage().ifPresent(images::add);
            } else {
                images.add(ImageReference.parse(base, field));
            }
            return Logins.registries(place.run(), fields, images);
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    private Repositories creator(String to, RegistryOrder registries) throws IOException {
        try {
            ImageReference target = ImageReference.parse(to, "to");
            return Logins.creation(place.run(), fields, repository, target)
                    .<Repositories>map(creation -> new RemoteRepository(target, creation))
                    .orElseGet(() -> repository.where(registries.aws()));
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }
}
