package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Mask;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What hides the secrets of requests, one for all that hide the same: a mask for a key takes a hundred kilobytes, and
 * releases in one cluster may be many. Safe for use by several threads.
 */
final class Masks {
    private final Map<Set<String>, WeakReference<Mask>> known = new HashMap<>();

    /** What hides the secrets of a request; forgotten with its last user. */
    synchronized Mask of(LookRequest request) {
        Set<String> secrets = new TreeSet<>(request.cluster().secrets());
        secrets.addAll(request.registries().secrets());
        known.values().removeIf(mask -> mask.get() == null);
        WeakReference<Mask> shared = known.get(secrets);
        Mask mask = shared == null ? null : shared.get();
        if (mask == null) {
            mask = Mask.of(secrets);
            known.put(secrets, new WeakReference<>(mask));
        }
        return mask;
    }
}
