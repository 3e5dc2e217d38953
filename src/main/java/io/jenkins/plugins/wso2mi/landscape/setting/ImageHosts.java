package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Map;

/**
 * What an environment puts before repositories that name no host: {@code registry}, a host, or host and path.
 *
 * @param standard before the base image; blank for nothing
 * @param byUnit before each unit's; blank for nothing
 */
public record ImageHosts(String standard, Map<String, String> byUnit) {
    public ImageHosts {
        byUnit = Map.copyOf(byUnit);
    }
}
