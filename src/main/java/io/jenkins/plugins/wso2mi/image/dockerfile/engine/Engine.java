package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.IOException;
import java.util.List;

/** A program that builds images by Dockerfiles. */
public interface Engine {
    /** By which it is called in messages. */
    String name();

    /** What to run, one after the other, to build an image and to push it under all its tags. */
    List<EngineLine> lines(EngineBuild build);

    /**
     * What the engine says that it has made, once all lines have run.
     *
     * @throws IOException if it has not said so
     */
    Made made(EngineBuild build) throws IOException;

    /**
     * Names of an image; one of them is the manifest's or the configuration's digest, whichever the engine tells.
     *
     * @param digest as it tells it
     * @param isManifest whether it is surely that of the manifest that was pushed
     */
    record Made(Digest digest, boolean isManifest) {}
}
