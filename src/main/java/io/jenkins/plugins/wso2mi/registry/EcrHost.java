package io.jenkins.plugins.wso2mi.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private registry of Amazon ECR, as its host name says it. The public one, {@code public.ecr.aws}, is none of these:
 * it is read by anybody.
 *
 * @param host such as {@code 123456789012.dkr.ecr.eu-central-1.amazonaws.com}
 * @param region such as {@code eu-central-1}
 */
record EcrHost(String host, String region) {
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and, with two address families, dualstack
    private static final Pattern HOST = Pattern.compile("[0-9]{12}\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+)\\."
            + "(?:amazonaws\\.com(?:\\.cn)?|on\\.aws|on\\.amazonwebservices\\.com\\.cn)");

    /** Reads a registry's host; empty if it is no private registry of ECR. */
    static Optional<EcrHost> parse(String registry) {
        Matcher found = HOST.matcher(registry);
        return found.matches() ? Optional.of(new EcrHost(registry, found.group("region"))) : Optional.empty();
    }
}
