package standin;

import java.nio.file.Path;
import java.util.List;

/**
 * What the server is told at start.
 *
 * @param home server home, {@code WSO2_SERVER_HOME}
 * @param ports the four ports it listens on
 * @param serverRoles regular expressions; a dependency whose role matches none is dropped, as in MI's carbon.xml
 * @param admin who may log in at the management API
 */
public record Settings(Path home, Ports ports, List<String> serverRoles, Admin admin) {
    private static final String DEFAULT_ROLES = "EnterpriseIntegrator,EnterpriseServiceBus,DataServicesServer";

    /**
     * TCP ports; the defaults are MI's with its default offset of 10.
     *
     * @param http APIs and proxies
     * @param https the same over TLS
     * @param internalHttp health and metrics
     * @param internalHttps management API
     */
    public record Ports(int http, int https, int internalHttp, int internalHttps) {}

    /**
     * Who may log in; admin/admin unless the environment says otherwise.
     *
     * @param user name
     * @param password never shown
     */
    public record Admin(String user, String password) {
        @Override
        public String toString() {
            return "Admin[" + user + "]";
        }
    }

    /**
     * Reads environment and system properties: {@code WSO2_SERVER_HOME}, {@code STANDIN_ADMIN_USER},
     * {@code STANDIN_ADMIN_PASSWORD}; {@code -DserverRoles}, {@code -Dstandin.http}, {@code -Dstandin.https},
     * {@code -Dstandin.internal.http}, {@code -Dstandin.internal.https}.
     *
     * @return the settings, never null
     * @throws IllegalArgumentException if the home is not given or a port is no number from 1 to 65535
     */
    public static Settings read() {
        String home = System.getenv("WSO2_SERVER_HOME");
        if (home == null || home.isBlank()) {
            throw new IllegalArgumentException("WSO2_SERVER_HOME is not set; it names the server home folder");
        }
        Ports ports = new Ports(
                port("standin.http", 8290),
                port("standin.https", 8253),
                port("standin.internal.http", 9201),
                port("standin.internal.https", 9164));
        List<String> roles = List.of(System.getProperty("serverRoles", DEFAULT_ROLES).split("\\s*,\\s*"));
        return new Settings(Path.of(home).toAbsolutePath(), ports, roles, adminOfEnvironment());
    }

    /** {@return the only folder whose CARs are deployed} */
    public Path carbonApps() {
        return home.resolve("repository/deployment/server/carbonapps");
    }

    private static Admin adminOfEnvironment() {
        String user = System.getenv().getOrDefault("STANDIN_ADMIN_USER", "admin");
        return new Admin(user, System.getenv().getOrDefault("STANDIN_ADMIN_PASSWORD", "admin"));
    }

    private static int port(String property, int preset) {
        String value = System.getProperty(property);
        if (value == null) {
            return preset;
        }
        if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException("-D" + property + "=" + value + " is no port; give 1 to 65535");
        }
        return Integer.parseInt(value);
    }
}
