package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.image.Publication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a company's own base image is made of. Texts are as a person wrote them; {@link CompanyBase} checks them.
 *
 * @param from reference of the server's image
 * @param to reference with the first tag
 * @param tags further tags in its repository
 * @param configurations {@code deployment.toml} files, each laid over those before it
 * @param libraries jars for {@code lib}
 * @param dropins OSGi bundles for {@code dropins}
 * @param cars a probe, for servers that have no health page of their own
 * @param secrets each {@code ALIAS=ENCRYPTED}
 * @param secretsFile of such lines; null for none
 * @param additions further files, each {@code SRC:DEST}, such as key stores
 * @param labels each {@code KEY=VALUE}
 * @param created when the image says that it was made; null for the time of its base
 * @param publication its made tag, and what is attached to it
 */
public record CompanyBaseRequest(
        String from,
        String to,
        List<String> tags,
        List<Path> configurations,
        List<Path> libraries,
        List<Path> dropins,
        List<Path> cars,
        List<String> secrets,
        @Nullable Path secretsFile,
        List<String> additions,
        List<String> labels,
        @Nullable Instant created,
        Publication publication) {
    public CompanyBaseRequest {
        tags = List.copyOf(tags);
        configurations = List.copyOf(configurations);
        libraries = List.copyOf(libraries);
        dropins = List.copyOf(dropins);
        cars = List.copyOf(cars);
        secrets = List.copyOf(secrets);
        additions = List.copyOf(additions);
        labels = List.copyOf(labels);
    }

    /** The same with the tags that are given alone, and nothing attached. */
    public CompanyBaseRequest(
            String from,
            String to,
            List<String> tags,
            List<Path> configurations,
            List<Path> libraries,
            List<Path> dropins,
            List<Path> cars,
            List<String> secrets,
            @Nullable Path secretsFile,
            List<String> additions,
            List<String> labels,
            @Nullable Instant created) {
        this(
                from,
                to,
                tags,
                configurations,
                libraries,
                dropins,
                cars,
                secrets,
                secretsFile,
                additions,
                labels,
                created,
                Publication.PLAIN);
    }
}
