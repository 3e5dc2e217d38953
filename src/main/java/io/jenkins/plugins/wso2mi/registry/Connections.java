package io.jenkins.plugins.wso2mi.registry;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * What the requests of one piece of work have in common.
 *
 * @param http follows no redirects
 * @param traffic counts them
 * @param pulls told of each answer
 */
record Connections(HttpClient http, ProxyVariables.Proxies proxies, RegistryTraffic traffic, PullLimitNotice pulls) {
    /**
     * Opens nothing yet.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if a variable names no proxy
     */
    static Connections of(RegistryAccess access) {
        ProxyVariables.Proxies proxies = access.proxies().read();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .proxy(proxies)
                .build();
        return new Connections(http, proxies, new RegistryTraffic(), new PullLimitNotice(access.notices()));
    }
}
