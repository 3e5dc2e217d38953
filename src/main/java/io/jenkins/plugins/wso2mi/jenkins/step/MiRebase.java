package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.RebaseFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code miRebaseImage} has done. */
public final class MiRebase implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<MiRebasedImage> images;

    MiRebase(RebaseFacts facts) {
        this.images = facts.images().stream().map(MiRebasedImage::new).collect(Collectors.toCollection(ArrayList::new));
    }

    /** All images, bases first. */
    @Whitelisted
    public List<MiRebasedImage> getImages() {
        return new ArrayList<>(images);
    }

    /** Those that are new; the others were on that base already. */
    @Whitelisted
    public List<MiRebasedImage> getChanged() {
        return images.stream().filter(MiRebasedImage::isChanged).collect(Collectors.toCollection(ArrayList::new));
    }

    @Whitelisted
    @Override
    public String toString() {
        return images.toString();
    }
}
