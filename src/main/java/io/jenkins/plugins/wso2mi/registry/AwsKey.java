package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An access key at AWS.
 *
 * @param id such as {@code AKIAIOSFODNN7EXAMPLE}
 * @param session the session's token that belongs to a temporary key; null for a lasting one
 */
public record AwsKey(String id, Secret secret, @Nullable Secret session) {}
