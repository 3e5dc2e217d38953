package io.jenkins.plugins.wso2mi.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private registry of Amazon ECR, as its host name says it. The public one, {@code public.ecr.aws}, is none of these:
 * it is read by anybody.
 *
 * @param host such as {@code 123456789012.dkr.ecr.eu-central-1.amazonaws.com}
 * @param account whose it is, 12 digits
 * @param region such as {@code eu-central-1}
 * @param fips whether it is the endpoint with cryptography by FIPS 140
 * @param dualStack whether it is the endpoint for IPv4 and IPv6
 */
record EcrHost(String host, String account, String region, boolean fips, boolean dualStack) {
    // https://docs.aws.amazon.com/general/latest/gr/ecr.html; the suffixes are those of AWS's partitions
    private static final Pattern HOST =
            Pattern.compile("(?<account>[0-9]{12})\\.dkr(?<joint>[.-])ecr(?<fips>-fips)?\\.(?<region>[a-z0-9-]+)\\."
                    + "(?:amazonaws\\.com(?:\\.cn)?|amazonaws\\.eu|on\\.aws|on\\.amazonwebservices\\.(?:com\\.cn|eu)"
                    + "|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov|cloud\\.adc-e\\.uk|csp\\.hci\\.ic\\.gov)");

    /** Reads a registry's host; empty if it is no private registry of ECR. */
    static Optional<EcrHost> parse(String registry) {
        Matcher found = HOST.matcher(registry);
        return found.matches()
                ? Optional.of(new EcrHost(
                        registry,
                        found.group("account"),
                        found.group("region"),
                        found.group("fips") != null,
                        found.group("joint").equals("-")))
                : Optional.empty();
    }
}
