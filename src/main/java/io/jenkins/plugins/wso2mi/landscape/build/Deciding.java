package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.image.Abreast;
import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the registry and decides what is built. */
final class Deciding {
    private final RegistryLook look;
    private final BuildOrder order;

    Deciding(RegistryLook look, BuildOrder order) {
        this.look = look;
        this.order = order;
    }

    /** What was decided about an image, built on this or on what is yet to be built. */
    Choice choose(WantedImage wanted, Optional<Digest> base) throws InterruptedException {
        String tag = order.tags().isEmpty() ? "" : order.tags().get(0);
        Standing standing = look.standing(wanted, base, tag);
        return new Choice(wanted, base, standing, Verdict.of(wanted.inputs(), base, standing, order.all()));
    }

    /** The same of several, beside each other. */
    List<Choice> choose(List<WantedImage> wanted, Optional<Digest> base) throws IOException, InterruptedException {
        List<Abreast.Work<Choice>> looks = new ArrayList<>();
        wanted.forEach(one -> looks.add(() -> choose(one, base)));
        return Abreast.all(looks);
    }
}
