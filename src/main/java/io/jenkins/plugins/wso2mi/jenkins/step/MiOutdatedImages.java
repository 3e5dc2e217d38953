package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.StandingFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code miOutdatedImages} has found; stands for the outdated ones where a step takes images. */
public final class MiOutdatedImages implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final ArrayList<MiImageStanding> images;

    MiOutdatedImages(List<StandingFacts> facts) {
        this.images = facts.stream().map(MiImageStanding::new).collect(Collectors.toCollection(ArrayList::new));
    }

    /** All images, in the order in which they were named. */
    @Whitelisted
    public List<MiImageStanding> getImages() {
        return new ArrayList<>(images);
    }

    /** Names of those of which a base has moved, as they were asked for. */
    @Whitelisted
    public List<String> getOutdated() {
        return images.stream()
                .filter(MiImageStanding::isOutdated)
                .map(MiImageStanding::getImage)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    String sentence() {
        return getOutdated().size() + " of " + images.size() + (images.size() == 1 ? " image is" : " images are")
                + " outdated";
    }

    @Override
    public String toArgument() {
        return String.join("\n", getOutdated());
    }

    @Whitelisted
    @Override
    public String toString() {
        return sentence();
    }
}
