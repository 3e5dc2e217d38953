package io.jenkins.plugins.wso2mi.jenkins.trigger;

import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The digests that base images have now. Hundreds of jobs may stand on one image: a registry is asked once a minute for
 * it, whoever asks (an answer is only shared among those with the same credentials).
 */
final class BaseImages {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1000;

    private final Map<Integer, Answer> answers = new HashMap<>();

    private record Answer(Optional<Digest> digest, Instant at) {}

    /**
     * The digest of an image; empty if the registry does not have it.
     *
     * @throws IOException if the registry does not answer
     */
    synchronized Optional<Digest> digest(ImageReference image, RegistryOrder registries)
            throws IOException, InterruptedException {
        Instant now = Instant.now();
        if (answers.size() > REMEMBERED) {
            answers.values().removeIf(answer -> answer.at().plus(FRESH).isBefore(now));
        }
        int key = Objects.hash(image, registries);
        Answer known = answers.get(key);
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.digest();
        }
        RegistryAccess access = registries.access(Map.of(), notice -> {});
        ImageReader reader = new ImageReader(new Registries(access), ContentCache.standard(System.getenv()));
        Optional<Digest> digest = reader.resolve(image);
        answers.put(key, new Answer(digest, now));
        return digest;
    }
}
