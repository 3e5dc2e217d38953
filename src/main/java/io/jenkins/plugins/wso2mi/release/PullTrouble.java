package io.jenkins.plugins.wso2mi.release;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a node could not pull an image, read from the words of containerd, CRI-O and the registries; the first that fits
 * counts.
 */
enum PullTrouble {
    /** The image is there, and not for this node. */
    PLATFORM(
            "no match for platform|no matching platform|no matching manifest",
            "the image is not made for the node's platform",
            "build it for the architecture of the nodes"),
    /** The registry limits how often it is asked. */
    LIMITED(
            "429 Too Many Requests|status.*: 429\\b|toomanyrequests|rate limit|pull QPS exceeded",
            "the registry asks for fewer requests",
            "give the pod an imagePullSecret of an account with a higher limit, or pull through a mirror"),
    /** The registry does not know the account, or does not let it in. */
    REFUSED(
            "401 Unauthorized|403 Forbidden|status.*: 40[13]\\b"
                    + "|unauthorized|authorization failed|authentication required"
                    + "|pull access denied|access to the resource is denied|no basic auth credentials",
            "the registry does not let the node in",
            "give the pod an imagePullSecret that may pull it"),
    /** No trusted connection. */
    TLS(
            "x509:|tls:|HTTP response to HTTPS client|certificate|TLS handshake",
            "the node and the registry do not agree on TLS",
            "have the nodes trust the registry's certificate authority, or correct its certificate; see whether it"
                    + " speaks TLS"),
    /** The registry has no such image. */
    ABSENT(
            "not found|manifest unknown|name unknown|does not exist",
            "the registry has no such image",
            "push the image, or correct its name or tag"),
    /** Nobody answers. */
    UNREACHABLE(
            "no such host|connection refused|i/o timeout|deadline exceeded|network is unreachable|no route to host"
                    + "|connection reset|EOF",
            "the node does not reach the registry",
            "check that the node reaches the registry: name, port, network, proxy"),
    /** The registry is in trouble itself. */
    BROKEN(
            "\\b5\\d\\d (Internal|Bad|Service|Gateway)|status.*: 5\\d\\d\\b",
            "the registry is in trouble",
            "look at the registry; the node goes on trying");

    private final Pattern pattern;
    private final String words;
    private final String advice;

    PullTrouble(String pattern, String words, String advice) {
        this.pattern = Pattern.compile(pattern);
        this.words = words;
        this.advice = advice;
    }

    /** What words tell of; empty if they are of none of these. */
    static Optional<PullTrouble> in(String words) {
        return Stream.of(values()).filter(t -> t.pattern.matcher(words).find()).findFirst();
    }

    String words() {
        return words;
    }

    String advice() {
        return advice;
    }
}
