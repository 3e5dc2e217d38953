package io.jenkins.plugins.wso2mi.testbed;

/** The login of a server's management API, as a Secret beside it. */
public final class ManagementSecret {
    private ManagementSecret() {}

    /** Makes one for the user {@code admin}. */
    public static void make(Testbed.Site site, String namespace, String name, String password) {
        site.kubectl(
                "-n",
                namespace,
                "create",
                "secret",
                "generic",
                name,
                "--from-literal=username=admin",
                "--from-literal=password=" + password);
    }
}
