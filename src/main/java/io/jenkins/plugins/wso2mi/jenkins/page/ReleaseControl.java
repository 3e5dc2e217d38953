package io.jenkins.plugins.wso2mi.jenkins.page;

/** Takes what people ask of a release that is under way in this controller. */
public interface ReleaseControl {
    /**
     * Hands on a wish; returns before it is fulfilled.
     *
     * @param word {@code approve}, {@code promote} or {@code abort}
     * @param userId who asks, as Jenkins knows the user
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if it cannot be asked for now, with the reason
     */
    void ask(String word, String userId);
}
