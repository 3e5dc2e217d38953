package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageTarget;
import io.jenkins.plugins.wso2mi.image.attestation.Content;
import io.jenkins.plugins.wso2mi.image.attestation.ImageParts;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A docker project that nothing stands against.
 *
 * @param applications the carbon applications that it adds, by their names in the image
 * @param cars the same, as they were read
 * @param base empty if it is scratch, or cannot be read
 * @param current what the target's first tag points to now
 */
record LookedAt(
        Inspection project,
        Optional<RemoteImage> base,
        List<BurntApplication> applications,
        List<Car> cars,
        ImageTarget target,
        Optional<Digest> current,
        Map<String, String> labels,
        Map<String, String> arguments,
        Map<String, Secret> secrets) {
    /** What the image is made of, for statements about it; of arguments and secrets the names alone. */
    ImageParts parts(Descriptor subject, Builder builder) throws IOException {
        Map<String, String> dockerfile = Map.of(
                "name",
                ImagePath.name(project.file().name().replace('\\', '/')),
                "sha256",
                Digest.of(Files.readAllBytes(Path.of(project.file().name()))).hex());
        Map<String, Object> parameters = Map.of(
                "arguments",
                List.copyOf(new TreeSet<>(arguments.keySet())),
                "base",
                base.map(image -> image.reference().toString()).orElse(""),
                "builder",
                builder.word(),
                "dockerfile",
                dockerfile,
                "labels",
                labels,
                "secrets",
                List.copyOf(new TreeSet<>(secrets.keySet())));
        Map<String, Content> contents = new TreeMap<>();
        for (CopiedFile copied : project.copied()) {
            if (copied.entry().isFile() && !copied.entry().isApplication()) {
                String path = copied.path().substring(1);
                contents.put(path, new Content(path, copied.entry().source()));
            }
        }
        return new ImageParts(
                target.reference(),
                subject,
                base,
                base.isPresent()
                        ? BurntApplication.in(base.get().platforms().get(0).config())
                        : List.of(),
                cars,
                List.copyOf(contents.values()),
                JsonObject.of(parameters));
    }
}
