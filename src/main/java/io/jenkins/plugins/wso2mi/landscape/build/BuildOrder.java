package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.image.Publication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which images of a landscape are wanted, and how they are made. Texts are as a person wrote them.
 *
 * @param units names; none for all
 * @param registry host, or host and path, before repositories that name no host; blank for Docker Hub
 * @param registries the same by unit, in place of that one; units that it does not name go by that one
 * @param base what units start from if the landscape has no base; blank otherwise
 * @param tags moving tags; what changed is told against the image that the first one points to
 * @param all whether to build what has not changed too
 * @param arguments for Maven
 * @param settings a settings.xml, or null for Maven's own
 * @param policy by what carbon applications are checked
 * @param created when images say that they were made; null for the time of their base
 * @param publication a tag that is made for each image, and what is attached to it
 */
public record BuildOrder(
        List<String> units,
        String registry,
        Map<String, String> registries,
        String base,
        List<String> tags,
        boolean all,
        List<String> arguments,
        @Nullable Path settings,
        CheckPolicy policy,
        @Nullable Instant created,
        Publication publication) {
    public BuildOrder {
        units = List.copyOf(units);
        registries = Map.copyOf(registries);
        tags = List.copyOf(tags);
        arguments = List.copyOf(arguments);
    }

    /** What stands before the repository of a unit that names no host; blank for Docker Hub. */
    String registry(String unit) {
        return registries.getOrDefault(unit, registry);
    }
}
