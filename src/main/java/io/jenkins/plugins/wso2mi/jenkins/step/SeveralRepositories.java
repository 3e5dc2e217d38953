package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.Repositories;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets work in an agent's JVM have several repositories created, each by whom it is of. */
final class SeveralRepositories implements Repositories {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Repositories> each;

    SeveralRepositories(List<Repositories> each) {
        this.each = new ArrayList<>(each);
    }

    @Override
    public Optional<Creation> creation(ImageReference image) {
        return each.stream().flatMap(one -> one.creation(image).stream()).findFirst();
    }
}
