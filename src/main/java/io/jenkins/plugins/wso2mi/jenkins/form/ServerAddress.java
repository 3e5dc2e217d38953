package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The address of an API server, as a form takes it: https, a host, nothing of a login in it. */
final class ServerAddress {
    private ServerAddress() {}

    /**
     * Checks an address.
     *
     * @return an empty text: there is nothing to tell
     * @throws RefusedException if it is none
     */
    static String check(String text) {
        URI address = uri(text);
        boolean plain = address != null
                && "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!plain) {
            throw new RefusedException("server URL", Messages.noServerUrl(), "");
        }
        return "";
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
