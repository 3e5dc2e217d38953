package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of a landscape that a verb is about: some of its units, in one of its environments. */
final class LandscapePart {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Of a landscape: one of its environments.")
    private @Nullable String environment;

    @Option(names = "--unit", paramLabel = "NAME", description = "Of a landscape: only this unit; repeatable.")
    private List<String> units = new ArrayList<>();

    /**
     * For a verb that is about no landscape.
     *
     * @throws RefusedException if one of them is given
     */
    void refuse(String why, String fix) {
        if (environment != null || !units.isEmpty()) {
            throw new RefusedException(environment != null ? "--environment" : "--unit", why, fix);
        }
    }

    /** Asks for the names of its objects alone: no image has to be known. */
    Request names() {
        return Request.ofNames(Optional.ofNullable(environment), units, System.getenv());
    }

    /**
     * Asks for its objects.
     *
     * @param images {@code UNIT=REF}
     * @throws RefusedException if an image is given in another way
     */
    Request objects(List<String> images) {
        return new Request(Optional.ofNullable(environment), units, Request.imagesByUnit(images), System.getenv());
    }
}
