package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a landscape.
 *
 * @param environment its name; empty for what holds without one
 * @param units their names; none for all
 * @param images reference by unit, in place of what the file says
 * @param anyImage whether it does not matter which image a unit has, and so none needs a tag
 * @param variables those that are set, by name; of them only declared ones are used
 */
public record Request(
        Optional<String> environment,
        List<String> units,
        Map<String, String> images,
        boolean anyImage,
        Map<String, String> variables) {
    public Request {
        units = List.copyOf(units);
        images = Map.copyOf(images);
        variables = Map.copyOf(variables);
    }

    /** A request for images as the file says them, but for some. */
    public Request(
            Optional<String> environment,
            List<String> units,
            Map<String, String> images,
            Map<String, String> variables) {
        this(environment, units, images, false, variables);
    }

    /** A request for what units are called and hold, whatever images they have. */
    public static Request ofNames(Optional<String> environment, List<String> units, Map<String, String> variables) {
        return new Request(environment, units, Map.of(), true, variables);
    }

    /**
     * References by unit.
     *
     * @param images each {@code UNIT=REF}
     * @throws RefusedException if one of them names no unit
     */
    public static Map<String, String> imagesByUnit(List<String> images) {
        Map<String, String> byUnit = new LinkedHashMap<>();
        for (String image : images) {
            int equals = image.indexOf('=');
            if (equals < 1 || equals == image.length() - 1) {
                throw new RefusedException("--image", "'" + image + "' names no unit", "write UNIT=REF");
            }
            byUnit.put(image.substring(0, equals), image.substring(equals + 1));
        }
        return byUnit;
    }

    /** The same for all units. */
    public Request whole() {
        return new Request(environment, List.of(), images, anyImage, variables);
    }

    /** What stands in place of a unit's image. */
    Optional<String> image(String unit, String repository) {
        return Optional.ofNullable(images.getOrDefault(unit, anyImage ? repository : null));
    }
}
