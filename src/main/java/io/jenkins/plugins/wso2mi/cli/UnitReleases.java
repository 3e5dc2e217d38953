package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Releases units in the order of their landscape, each behind a gate of its own. One that is refused keeps those behind
 * it from being touched; those before it stay, since each of them has passed.
 */
final class UnitReleases {
    private final Cluster cluster;
    private final ImageLookup images;
    private final Reporter report;

    UnitReleases(Cluster cluster, ImageLookup images, Reporter report) {
        this.cluster = cluster;
        this.images = images;
        this.report = report;
    }

    /**
     * How all of it ended.
     *
     * @param facts for machines, by unit
     */
    record End(Outcome outcome, String sentence, Map<String, Object> facts) {}

    /**
     * Releases.
     *
     * @param requests by unit
     * @throws RefusedException if anything is wrong with any of them; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    End run(Map<String, ReleaseRequest> requests) throws IOException {
        ReleaseRequest whole = together(requests.values().stream().toList());
        if (whole.dryRun()) {
            ReleaseResult result = new Deploy(cluster, images, report).run(whole);
            return new End(result.outcome(), result.sentence(), result.facts());
        }
        report.phase("first look at " + requests.size() + " units");
        new FirstLook(cluster, images).plan(whole);
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Map.Entry<String, ReleaseRequest> one : requests.entrySet()) {
            report.phase("unit " + one.getKey());
            ReleaseResult result = new Deploy(cluster, images, report).run(one.getValue());
            Map<String, Object> told = new LinkedHashMap<>(result.facts());
            told.put("outcome", result.outcome().word());
            told.put("sentence", result.sentence());
            facts.put(one.getKey(), told);
            if (result.outcome() != Outcome.DONE) {
                String sentence = (facts.size() - 1) + " of " + requests.size() + " units are released; " + one.getKey()
                        + ": " + result.sentence();
                return new End(result.outcome(), sentence, Map.of("units", facts));
            }
        }
        return new End(Outcome.DONE, "all " + requests.size() + " units are released", Map.of("units", facts));
    }

    /** One request for all: whatever is wrong with one of them shall be told before any is touched. */
    private static ReleaseRequest together(List<ReleaseRequest> requests) {
        ReleaseRequest first = requests.get(0);
        List<ManifestSource> manifests =
                requests.stream().flatMap(one -> one.manifests().stream()).toList();
        List<String> images =
                requests.stream().flatMap(one -> one.images().stream()).toList();
        return new ReleaseRequest(
                manifests,
                images,
                first.timeout(),
                first.onFailure(),
                first.by(),
                first.dryRun(),
                first.namespaces(),
                first.asIs(),
                first.terms());
    }
}
