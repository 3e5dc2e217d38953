package io.jenkins.plugins.wso2mi.car.source;

/** The description of a service that the service catalog reads. */
final class ServiceYaml {
    private ServiceYaml() {}

    /**
     * A description.
     *
     * @param key what the catalog knows it by
     * @param xml the service
     * @param version the service's version
     * @param path where on the server it answers
     * @param definition what kind of definition it has, such as {@code OAS3}
     */
    static String of(String key, SourceXml xml, String version, String path, String definition) {
        String name = String.valueOf(xml.attribute("name"));
        String description = xml.attribute("description");
        return "---\n"
                + line("key", key)
                + line("name", name)
                + line("displayName", name)
                + (description == null ? "" : line("description", description))
                + line("version", version)
                + line("serviceUrl", "https://{MI_HOST}:{MI_PORT}" + path)
                + line("definitionType", definition)
                + line("securityType", "BASIC")
                + "mutualSSLEnabled: false\n";
    }

    private static String line(String key, String value) {
        StringBuilder quoted = new StringBuilder(key).append(": \"");
        value.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append("\"\n").toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"', '\\' -> "\\" + c;
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.valueOf(c);
        };
    }
}
