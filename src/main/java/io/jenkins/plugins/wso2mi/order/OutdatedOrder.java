package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.rebase.BaseWatch;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.util.ArrayList;
import java.util.List;

/**
 * An order to find images whose base has moved.
 *
 * @param images references, one a line
 */
public record OutdatedOrder(String images) implements ImageWork<ArrayList<StandingFacts>> {
    @Override
    public ArrayList<StandingFacts> run(RegistryAccess access, ContentCache cache, Reporter report)
            throws InterruptedException {
        List<StandingFacts> standings = new BaseWatch(access, cache)
                .run(Lines.of(images), report).stream().map(StandingFacts::of).toList();
        return new ArrayList<>(standings);
    }
}
