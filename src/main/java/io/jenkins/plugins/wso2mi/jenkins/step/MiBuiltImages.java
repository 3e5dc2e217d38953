package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.LandscapeImageFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code miBuild} has found or built; stands for the units' images where a step takes images. */
public final class MiBuiltImages implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> images;
    private final String base;
    private final ArrayList<String> built;

    MiBuiltImages(LandscapeImageFacts facts) {
        this.images = new LinkedHashMap<>(facts.units());
        this.base = facts.base();
        this.built = new ArrayList<>(facts.built());
    }

    /** The units' images by digest, by unit, in the order of the file; after a dry run only those that are there. */
    @Whitelisted
    public Map<String, String> getImages() {
        return new LinkedHashMap<>(images);
    }

    /** The base image by digest; empty if there is none. */
    @Whitelisted
    public String getBase() {
        return base;
    }

    /** Names of what is new, or after a dry run would be: units, and {@code base}. */
    @Whitelisted
    public List<String> getBuilt() {
        return new ArrayList<>(built);
    }

    @Override
    public String toArgument() {
        return images.entrySet().stream()
                .map(image -> image.getKey() + "=" + image.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Whitelisted
    @Override
    public String toString() {
        return images.toString();
    }
}
