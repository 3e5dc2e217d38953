package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks images up at their registries, so that what is deployed is named by digest and known to exist. A gate keeps one
 * for as long as it waits, so it holds no connection and no thread between two questions.
 */
public final class RegistryLookup implements ImageLookup {
    private final RegistryAccess access;
    private final ContentCache cache;

    /** Looks up with this access to registries, and through this cache. */
    public RegistryLookup(RegistryAccess access, ContentCache cache) {
        this.access = access;
        this.cache = cache;
    }

    @Override
    public void check(String where, String reference, Problems problems) {
        if (access.allowed().equals(AllowedNames.ALL)) {
            return; // whether the name is one, the cluster tells
        }
        try {
            access.check(ImageReference.parse(reference, "image '" + PlainText.oneLine(reference) + "'"));
        } catch (RefusedException e) {
            e.problems().forEach(one -> problems.error(where, one.where() + ": " + one.what(), one.fix()));
        }
    }

    private ImageReader reader() {
        return new ImageReader(new Registries(access), cache);
    }

    @Override
    public Burnt applications(String text) {
        try {
            ImageReference reference = ImageReference.parse(text, "image");
            ImageReader reader = reader();
            Optional<Digest> digest = reader.resolve(reference);
            return digest.isEmpty()
                    ? unknown("the registry has no " + text)
                    : burnt(reader.read(reference, digest.get()));
        } catch (RefusedException | IOException e) {
            return unknown(PlainText.oneLine(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("interrupted");
        }
    }

    @Override
    public Optional<String> serverHome(String text) {
        try {
            ImageReference reference = ImageReference.parse(text, "image");
            ImageReader reader = reader();
            Optional<Digest> digest = reader.resolve(reference);
            return digest.isEmpty()
                    ? Optional.empty()
                    : reader.read(reference, digest.get()).platforms().stream()
                            .flatMap(platform -> platform.config().env("WSO2_SERVER_HOME").stream())
                            .findFirst();
        } catch (RefusedException | IOException e) {
            // what cannot be asked is not known
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Found find(String text) {
        try {
            return reader().has(ImageReference.parse(text, "image")) ? Found.PRESENT : Found.ABSENT;
        } catch (RefusedException | IOException e) {
            // not allowed to ask, or nobody answers: then the node's word is all there is
            return Found.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Found.UNKNOWN;
        }
    }

    /** An image for several platforms holds the same on each; what one of them says counts. */
    private static Burnt burnt(RemoteImage image) throws ImageFormatException {
        for (PlatformImage platform : image.platforms()) {
            if (platform.config().labels().containsKey(BurntApplication.LABEL)) {
                return new Burnt(BurntApplication.in(platform.config()), "");
            }
        }
        return unknown("the image has no label " + BurntApplication.LABEL);
    }

    private static Burnt unknown(String why) {
        return new Burnt(List.of(), why);
    }

    @Override
    public String resolve(String text, Problems problems) {
        try {
            ImageReference reference = ImageReference.parse(text, "--image");
            Optional<Digest> digest = reader().resolve(reference);
            if (digest.isEmpty()) {
                problems.error("--image", "the registry has no " + text, "push it first, or correct its name or tag");
                return text;
            }
            return reference.withDigest(digest.get()).toString();
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        } catch (IOException e) {
            problems.warning(
                    "--image",
                    text + " could not be looked up: " + PlainText.oneLine(e.getMessage()),
                    "deployed as it is; the cluster may reach what this machine does not");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text;
    }
}
