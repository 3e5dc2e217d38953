package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image as a container sees it: its layers laid on each other.
 *
 * @param files each path with owner, mode and content
 * @param run how it is run
 */
record FlatImage(Map<String, String> files, JsonObject run, int layers) {

    /** Reads an image of a registry on this machine. */
    static FlatImage read(String reference, Path cache) throws IOException, InterruptedException {
        return read(reference, cache, RegistryAccess.ANONYMOUS);
    }

    static FlatImage read(String reference, Path cache, RegistryAccess access)
            throws IOException, InterruptedException {
        Registries registries = new Registries(access);
        ImageReference parsed = ImageReference.parse(reference, "test");
        ImageReader reader = new ImageReader(registries, new ContentCache(cache));
        PlatformImage image = reader.read(parsed, reader.resolve(parsed).orElseThrow())
                .platforms()
                .get(0);
        Map<String, String> files = new TreeMap<>();
        for (Descriptor layer : image.manifest().layers()) {
            registries.readable(parsed).read(layer, blob -> lay(blob, files));
        }
        return new FlatImage(
                files, image.config().run(), image.manifest().layers().size());
    }

    private static Map<String, String> lay(InputStream blob, Map<String, String> files) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob));
        for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
            String path = e.getName().replaceFirst("^\\./", "").replaceFirst("/$", "");
            String kind = e.isDirectory() ? "folder" : e.isSymbolicLink() ? "-> " + e.getLinkName() : "file";
            String content = e.isFile() && !e.isSymbolicLink()
                    ? " " + Digest.of(tar.readAllBytes()).brief()
                    : "";
            files.put(
                    path,
                    e.getLongUserId() + ":" + e.getLongGroupId() + " " + Integer.toOctalString(e.getMode() & 07777)
                            + " " + kind + content);
        }
        return files;
    }
}
