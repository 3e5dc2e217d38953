package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/**
 * The JDK's HTTP client, which stays with the server that it was given: Fabric8 follows redirects to any host
 * (HttpClientUtils.applyCommonConfiguration in 7.3.1), and an API server's address may come from a form.
 */
final class StayingHttp extends JdkHttpClientFactory {
    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.followRedirects(HttpClient.Redirect.NEVER);
    }
}
