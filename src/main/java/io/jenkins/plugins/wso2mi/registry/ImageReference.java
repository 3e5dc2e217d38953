package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image, in the grammar of the distribution project: {@code [registry/]repository[:tag][@digest]}.
 * Docker Hub's short names are written out: {@code ubuntu} is {@code docker.io/library/ubuntu}.
 *
 * @param registry host and port, such as {@code registry.example.com:5000}
 * @param repository lower case path, such as {@code clinic/appointments}
 * @param tag null if there is none
 * @param digest null if there is none; wins over the tag
 */
public record ImageReference(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable Digest digest) {
    /** The name that Docker Hub goes by in references. */
    public static final String DOCKER_HUB = "docker.io";

    private static final int NAME_LIMIT = 255;

    /**
     * Reads a reference.
     *
     * @param where the option or field it comes from, for the message
     * @throws RefusedException if it is none, saying which part is wrong
     */
    public static ImageReference parse(String text, String where) {
        int at = text.indexOf('@');
        String tagged = at < 0 ? text : text.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        String name = hasTag ? tagged.substring(0, colon) : tagged;
        String registry = registryOf(name);
        String repository = registry.isEmpty() ? name : name.substring(registry.length() + 1);
        if (!registry.isEmpty() && !NameGrammar.isRegistry(registry)) {
            throw refused(text, where, "has no valid registry host: '" + registry + "'", "write host or host:port");
        }
        if (!NameGrammar.isRepository(repository) || name.length() > NAME_LIMIT) {
            throw refused(
                    text,
                    where,
                    "has no valid repository: '" + repository + "'",
                    "use lower case letters, digits and . _ - / between them, " + NAME_LIMIT + " characters at most");
        }
        return normalised(
                registry,
                repository,
                tag(hasTag ? tagged.substring(colon + 1) : null, text, where),
                digest(at < 0 ? null : text.substring(at + 1), text, where));
    }

    /**
     * Checks a tag alone.
     *
     * @return the tag
     * @throws RefusedException if it is none
     */
    public static String parseTag(String tag, String where) {
        if (!NameGrammar.isTag(tag)) {
            throw refused(tag, where, "is no tag", "use letters, digits and . _ -, 128 characters at most");
        }
        return tag;
    }

    private static String registryOf(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
        return host ? first : "";
    }

    private static @Nullable String tag(@Nullable String tag, String text, String where) {
        if (tag != null && !NameGrammar.isTag(tag)) {
            throw refused(
                    text,
                    where,
                    "has no valid tag: '" + tag + "'",
                    "use letters, digits and . _ -, 128 characters at most");
        }
        return tag;
    }

    private static @Nullable Digest digest(@Nullable String digest, String text, String where) {
        if (digest == null) {
            return null;
        }
        return Digest.parse(digest)
                .orElseThrow(() -> refused(
                        text,
                        where,
                        "has no valid digest: '" + digest + "'",
                        "write sha256: and 64 hexadecimal digits"));
    }

    private static ImageReference normalised(
            String registry, String repository, @Nullable String tag, @Nullable Digest digest) {
        boolean hub = registry.isEmpty()
                || registry.equals(DOCKER_HUB)
                || registry.equals("index.docker.io")
                || registry.equals("registry-1.docker.io");
        if (!hub) {
            return new ImageReference(registry, repository, tag, digest);
        }
        String full = repository.contains("/") ? repository : "library/" + repository;
        return new ImageReference(DOCKER_HUB, full, tag, digest);
    }

    private static RefusedException refused(String text, String where, String what, String fix) {
        return new RefusedException(where, "'" + text + "' " + what, fix);
    }

    /** Registry and repository: {@code registry.example.com/clinic/appointments}. */
    public String name() {
        return registry + "/" + repository;
    }

    /** What a registry is asked for: the digest, else the tag, else {@code latest}. */
    public String identifier() {
        if (digest != null) {
            return digest.toString();
        }
        return tag == null ? "latest" : tag;
    }

    /** The same repository by another tag, without a digest. */
    public ImageReference withTag(String other) {
        return new ImageReference(registry, repository, other, null);
    }

    /** The same repository by digest alone. */
    public ImageReference withDigest(Digest pinned) {
        return new ImageReference(registry, repository, null, pinned);
    }

    @Override
    public String toString() {
        return name() + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
