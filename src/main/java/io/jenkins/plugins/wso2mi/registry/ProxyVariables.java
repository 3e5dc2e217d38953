package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of an environment, by the variables that curl and Go read: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
 * {@code NO_PROXY}, in upper or lower case. They are read when they are needed.
 */
public final class ProxyVariables {
    /** What to do if a proxy does not let us through; Java does not send passwords to proxies by itself. */
    static final String ADVICE = "write http://user:password@host:port in HTTPS_PROXY, and start Java with "
            + "-Djdk.http.auth.tunneling.disabledSchemes= (mictl does)";

    private static final Pattern ADDRESS = Pattern.compile("(?:(?<scheme>[a-z0-9]+)://)?"
            + "(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
            + "(?::(?<port>[0-9]{1,5}))?/?");

    private final Map<String, String> environment;

    private ProxyVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Those of an environment. */
    public static ProxyVariables of(Map<String, String> environment) {
        return new ProxyVariables(Map.copyOf(environment));
    }

    /**
     * Reads them.
     *
     * @throws RefusedException if one is no address of a proxy that speaks http
     */
    Proxies read() {
        return new Proxies(proxy("HTTPS_PROXY"), proxy("HTTP_PROXY"), ProxyExceptions.parse(value("NO_PROXY")));
    }

    private String value(String name) {
        String upper = environment.getOrDefault(name, "").strip();
        return upper.isEmpty()
                ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip()
                : upper;
    }

    private @Nullable HttpProxy proxy(String name) {
        String value = value(name);
        if (value.isEmpty()) {
            return null;
        }
        Matcher address = ADDRESS.matcher(value);
        // the value is not told: it may hold a password
        if (!address.matches()) {
            throw new RefusedException(name, "is no address of a proxy", "write http://host:port");
        }
        String scheme = address.group("scheme");
        if (scheme != null && !scheme.equals("http")) {
            throw new RefusedException(
                    name,
                    "names a proxy that is spoken to by " + scheme,
                    "give one that speaks http: http://host:port");
        }
        int port = address.group("port") == null ? 80 : Integer.parseInt(address.group("port"));
        InetSocketAddress at = InetSocketAddress.createUnresolved(address.group("host"), Math.min(port, 65_535));
        return new HttpProxy(at, login(address.group("user"), address.group("password")));
    }

    private static @Nullable Secret login(@Nullable String user, @Nullable String password) {
        if (user == null || user.isEmpty()) {
            return null;
        }
        String pair = decoded(user) + ":" + decoded(password == null ? "" : password);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    /** A proxy, and what lets us through it. */
    private record HttpProxy(
            InetSocketAddress address, @Nullable Secret login) {}

    /** Which proxy leads where; this machine's loopback is reached without. */
    static final class Proxies extends ProxySelector {
        private final @Nullable HttpProxy https;
        private final @Nullable HttpProxy http;
        private final ProxyExceptions exceptions;

        private Proxies(@Nullable HttpProxy https, @Nullable HttpProxy http, ProxyExceptions exceptions) {
            this.https = https;
            this.http = http;
            this.exceptions = exceptions;
        }

        /** Whether the environment names none, so that the machine's own are taken. */
        boolean isEmpty() {
            return https == null && http == null;
        }

        @Override
        public List<Proxy> select(URI uri) {
            HttpProxy proxy = proxy(uri);
            if (proxy != null) {
                InetSocketAddress at = proxy.address();
                return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(at.getHostString(), at.getPort())));
            }
            ProxySelector machine = ProxySelector.getDefault();
            return isEmpty() && machine != null ? machine.select(uri) : List.of(Proxy.NO_PROXY);
        }

        /** What the proxy on the way to an address wants to see, as {@code Proxy-Authorization}. */
        Optional<Secret> login(URI uri) {
            HttpProxy proxy = proxy(uri);
            return Optional.ofNullable(proxy == null ? null : proxy.login());
        }

        private @Nullable HttpProxy proxy(URI uri) {
            return exceptions.contain(uri) ? null : "https".equals(uri.getScheme()) ? https : http;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // who asked is told
        }
    }
}
