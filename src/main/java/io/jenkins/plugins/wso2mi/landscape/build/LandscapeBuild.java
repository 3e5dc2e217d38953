package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.landscape.Contents;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Builds the images of a landscape of which something has changed: the base first, then the units beside each other. An
 * image has a tag that is a hash of all it was made of, so one look at its registry tells whether it is there.
 */
public final class LandscapeBuild {
    private final RegistryAccess access;
    private final ContentCache cache;
    private final CarBuilder builder;

    /**
     * Builds with this access to registries, and through this cache.
     *
     * @param builder makes the carbon applications, all in one build
     */
    public LandscapeBuild(RegistryAccess access, ContentCache cache, CarBuilder builder) {
        this.access = access;
        this.cache = cache;
        this.builder = builder;
    }

    /**
     * Builds. An image that cannot be built does not keep the others from it, but a base those on it.
     *
     * @param dryRun whether to only say what would be built, and why
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if the order is wrong, a registry cannot be asked, or
     *     carbon applications would not deploy; no registry was changed then
     * @throws IOException if sources cannot be read, carbon applications not be built, or a registry fails
     */
    public LandscapeImages run(Landscape landscape, BuildOrder order, Reporter report, boolean dryRun)
            throws IOException, InterruptedException {
        report.phase("Look at sources and registry");
        Wishes wishes = Wishes.of(landscape, order);
        Registries registries = new Registries(access);
        // all are named before the first is asked, so that one token serves all
        wishes.all().forEach(one -> registries.writable(one.repository()));
        RegistryLook look = new RegistryLook(new ImageReader(registries, cache));
        Digest from = look.base(wishes.from());
        Decided decided = Decided.of(wishes, from, new Deciding(look, order));
        KeptImages kept = new KeptImages(registries, cache, order.tags());
        List<Choice> building =
                decided.all().stream().filter(one -> !one.isKept()).toList();
        List<Contents> contents =
                building.stream().map(one -> one.wanted().contents()).toList();
        BuiltCars cars = dryRun || building.isEmpty()
                ? new BuiltCars(Map.of())
                : BuiltCars.make(landscape, contents, order, builder, report);
        Burning burning = new Burning(landscape.root(), order, new ImageBuild(access, cache), cars);
        Making making = new Making(burning, kept, report);
        List<UnitImage> images = dryRun ? making.planned(decided.all()) : decided.make(making, order.tags(), report);
        return LandscapeImages.of(
                images,
                wishes.base().isPresent(),
                wishes.from(),
                from,
                registries.traffic().requests() + burning.requests());
    }
}
