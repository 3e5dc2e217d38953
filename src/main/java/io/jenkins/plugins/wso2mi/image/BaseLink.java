package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One level of the hierarchy below an image.
 *
 * @param name the base's name, with the tag that it was asked for by; without one if it was asked for by digest
 * @param digest what the name stood for
 * @param created when the base says that it was made, as in its configuration; empty if it does not say
 */
public record BaseLink(String name, Digest digest, String created) {
    private static final int DEEPEST = 16;

    /** An image, for one that is built on it. */
    static BaseLink to(RemoteImage base, PlatformImage platform) {
        return new BaseLink(
                nameOf(base.reference()),
                base.descriptor().digest(),
                platform.config().json().text(ConfigValues.CREATED).orElse(""));
    }

    /** As it is written in {@link Labels#BASE_NAME}. */
    public static String nameOf(ImageReference asked) {
        boolean latest = asked.tag() == null && asked.digest() == null;
        return asked.name() + (latest ? ":latest" : asked.tag() == null ? "" : ":" + asked.tag());
    }

    /** A base by the name that it was asked for by, with the digest that this stood for. */
    public static ImageReference used(RemoteImage base) {
        ImageReference asked = base.reference();
        return new ImageReference(
                asked.registry(),
                asked.repository(),
                asked.tag(),
                base.descriptor().digest());
    }

    /** The levels below an image that is built on this base, nearest first. */
    static List<BaseLink> chain(RemoteImage base, PlatformImage platform) {
        List<BaseLink> chain = new ArrayList<>();
        chain.add(to(base, platform));
        chain.addAll(below(platform));
        return List.copyOf(chain.subList(0, Math.min(chain.size(), DEEPEST)));
    }

    /**
     * The levels below an image, nearest first, as it says itself: all of them if it is one of ours, else at most the
     * nearest, by the annotations or labels of the OCI image specification; empty if it says nothing.
     */
    public static List<BaseLink> below(PlatformImage image) {
        Optional<BurnRecord> record = BurnRecord.in(image.config());
        return record.isPresent() ? record.get().bases() : said(image).stream().toList();
    }

    private static Optional<BaseLink> said(PlatformImage image) {
        Map<String, String> annotations =
                image.manifest().more().object("annotations").texts();
        return said(annotations).or(() -> said(image.config().labels()));
    }

    private static Optional<BaseLink> said(Map<String, String> texts) {
        String name = texts.getOrDefault(Labels.BASE_NAME, "");
        Optional<Digest> digest = Digest.parse(texts.getOrDefault(Labels.BASE_DIGEST, ""));
        return canonical(name).flatMap(canonical -> digest.map(found -> new BaseLink(canonical, found, "")));
    }

    /** Other tools write Docker Hub's names as people do. A name without a tag stays so: it was asked for by digest. */
    private static Optional<String> canonical(String name) {
        try {
            ImageReference reference = ImageReference.parse(name, Labels.BASE_NAME);
            return Optional.of(reference.name() + (reference.tag() == null ? "" : ":" + reference.tag()));
        } catch (RefusedException e) {
            return Optional.empty(); // then it says nothing of use
        }
    }

    JsonObject json() {
        return JsonObject.of(Map.of("name", name, "digest", digest.toString(), "created", created));
    }

    static Optional<BaseLink> from(JsonObject json) {
        return json.text("digest")
                .flatMap(Digest::parse)
                .map(digest -> new BaseLink(
                        json.text("name").orElse(""),
                        digest,
                        json.text("created").orElse("")));
    }

    /** The name with the digest, which always stands for the same image. */
    @Override
    public String toString() {
        return name + "@" + digest;
    }
}
