package io.jenkins.plugins.wso2mi.jenkins.page;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The releases that are under way in this controller, by the id of their page. A step adds itself when it begins, and
 * again when it goes on after a restart. Safe for use by several threads.
 */
public final class ReleaseControls {
    private static final Map<String, ReleaseControl> UNDER_WAY = new ConcurrentHashMap<>();

    private ReleaseControls() {}

    /**
     * From now on wishes go to a release.
     *
     * @param pageId of its page, {@link ReleasePage#id}
     */
    public static void register(String pageId, ReleaseControl control) {
        UNDER_WAY.put(pageId, control);
    }

    /** The release is over; nothing happens if it was not known. */
    public static void unregister(String pageId) {
        UNDER_WAY.remove(pageId);
    }

    /** The release of a page; empty if none is under way here. */
    public static Optional<ReleaseControl> find(String pageId) {
        return Optional.ofNullable(UNDER_WAY.get(pageId));
    }
}
