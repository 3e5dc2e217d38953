package io.jenkins.plugins.wso2mi.registry;

import java.net.http.HttpClient;

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
        return new Connections(
                HttpClients.through(proxies), proxies, new RegistryTraffic(), new PullLimitNotice(access.notices()));
    }
}
