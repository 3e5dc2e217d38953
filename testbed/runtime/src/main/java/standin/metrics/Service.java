package standin.metrics;

/**
 * What requests are counted for.
 *
 * @param kind API, proxy service or inbound endpoint
 * @param name name of the artifact
 * @param context URL context of an API, empty for the others
 */
public record Service(Kind kind, String name, String context) {
    /** The three kinds, by the words that MI has for them in metric names and in the label {@code service_type}. */
    public enum Kind {
        /** An API. */
        API("api", "api"),
        /** A proxy service. */
        PROXY("proxy", "proxy"),
        /** An inbound endpoint. */
        INBOUND("inbound_endpoint", "inbound-endpoint");

        final String metric;
        final String label;

        Kind(String metric, String label) {
            this.metric = metric;
            this.label = label;
        }
    }

    /**
     * @param name API name
     * @param context URL context, begins with a slash
     * @return the API
     */
    public static Service api(String name, String context) {
        return new Service(Kind.API, name, context);
    }

    /**
     * @param name proxy service name
     * @return the proxy service
     */
    public static Service proxy(String name) {
        return new Service(Kind.PROXY, name, "");
    }

    /**
     * @param name inbound endpoint name
     * @return the inbound endpoint
     */
    public static Service inbound(String name) {
        return new Service(Kind.INBOUND, name, "");
    }
}
