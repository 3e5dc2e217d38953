package io.jenkins.plugins.wso2mi.canary.analysis;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Prometheus, or what answers as one.
 *
 * @param url its address, without {@code /api/v1}
 */
record Server(URI url, Login login) {
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", url.toString());
        fields.putAll(login.fields());
        return fields;
    }
}
