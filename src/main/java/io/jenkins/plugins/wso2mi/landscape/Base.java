package io.jenkins.plugins.wso2mi.landscape;

import java.util.Map;

/**
 * The image that all units start from.
 *
 * @param from what itself starts from, such as {@code wso2/wso2mi:4.4.0}
 * @param image its repository, without tag
 * @param contents what is added
 */
public record Base(String from, String image, Contents contents) {

    /** What machines read of it. */
    public Map<String, Object> facts() {
        return Facts.of(contents, "from", from, "image", image);
    }
}
