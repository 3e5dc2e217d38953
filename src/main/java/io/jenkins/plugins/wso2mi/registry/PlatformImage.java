package io.jenkins.plugins.wso2mi.registry;

/**
 * An image for one platform.
 *
 * @param descriptor names its manifest
 */
public record PlatformImage(Descriptor descriptor, Manifest manifest, ImageConfig config) {}
