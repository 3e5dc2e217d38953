package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an image is built anew.
 *
 * @param kept the image that is taken as it is; empty if one has to be built
 * @param reasons why it has to be built, in a few words each; empty if it is kept
 */
record Verdict(Optional<Digest> kept, List<String> reasons) {
    Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * Decides.
     *
     * @param base what it has to be built on; empty if that has yet to be built
     * @param all whether to build what has not changed too
     */
    static Verdict of(Fingerprint wanted, Optional<Digest> base, Standing standing, boolean all) {
        if (!all && base.isPresent() && standing.made().isPresent()) {
            return new Verdict(standing.made(), List.of());
        }
        List<String> reasons = new ArrayList<>();
        if (all) {
            reasons.add("asked for");
        }
        if (standing.made().isEmpty() && standing.before().isEmpty()) {
            reasons.add("not built yet");
        } else if (base.isEmpty()) {
            reasons.add("its base is built anew");
        }
        standing.before().ifPresent(before -> reasons.addAll(since(wanted, base, before)));
        // an image that was put on the new base since says so: it is what a build would give
        return reasons.isEmpty()
                ? new Verdict(standing.before().map(Standing.Before::image), List.of())
                : new Verdict(Optional.empty(), reasons);
    }

    private static List<String> since(Fingerprint wanted, Optional<Digest> base, Standing.Before before) {
        if (before.inputs().parts().isEmpty()) {
            return List.of("the image does not say what it was made of");
        }
        List<String> reasons = new ArrayList<>(wanted.differencesFrom(before.inputs()));
        if (base.isPresent() && !before.base().equals(base)) {
            reasons.add("the base is " + base.get().brief()
                    + before.base().map(one -> " instead of " + one.brief()).orElse(""));
        }
        return reasons;
    }
}
