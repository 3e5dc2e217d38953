package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.base.CompanyBase;
import io.jenkins.plugins.wso2mi.image.base.CompanyBaseRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An order to build a company's own base image. Lists have one item a line; paths begin at the workspace.
 *
 * @param from reference of the server's image
 * @param to reference with the first tag
 * @param tags further tags
 * @param configurations deployment.toml files, each laid over those before it
 * @param libraries jars for {@code lib}
 * @param dropins OSGi bundles for {@code dropins}
 * @param cars a probe, for servers without a health page
 * @param secrets each {@code ALIAS=ENCRYPTED}
 * @param secretsFile of such lines; blank for none
 * @param additions further files, each {@code SRC:DEST}
 * @param labels each {@code KEY=VALUE}
 * @param publication its made tag, and what is attached to it
 * @param dryRun whether to only say what would be pushed
 */
public record BaseOrder(
        String from,
        String to,
        String tags,
        String configurations,
        String libraries,
        String dropins,
        String cars,
        String secrets,
        String secretsFile,
        String additions,
        String labels,
        PublicationOrder publication,
        boolean dryRun)
        implements ImageMaking<ImageFacts> {
    @Override
    public ImageFacts run(BuildSite site, RegistryAccess access, ContentCache cache, Reporter report)
            throws IOException, InterruptedException {
        return ImageFacts.of(new CompanyBase(access, cache).run(request(site), report, dryRun));
    }

    /** The same with the variables in its fields replaced; encrypted secrets are left as they are. */
    public BaseOrder expanded(UnaryOperator<String> variables) {
        return new BaseOrder(
                variables.apply(from),
                variables.apply(to),
                variables.apply(tags),
                variables.apply(configurations),
                variables.apply(libraries),
                variables.apply(dropins),
                variables.apply(cars),
                secrets,
                variables.apply(secretsFile),
                variables.apply(additions),
                variables.apply(labels),
                publication,
                dryRun);
    }

    /** The same with another target. */
    public BaseOrder to(String target) {
        return new BaseOrder(
                from,
                target,
                tags,
                configurations,
                libraries,
                dropins,
                cars,
                secrets,
                secretsFile,
                additions,
                labels,
                publication,
                dryRun);
    }

    CompanyBaseRequest request(BuildSite site) throws InterruptedException {
        Path workspace = site.workspace();
        return new CompanyBaseRequest(
                from,
                to,
                Lines.of(tags),
                files(workspace, configurations),
                files(workspace, libraries),
                files(workspace, dropins),
                files(workspace, cars),
                Lines.of(secrets),
                secretsFile.isBlank() ? null : workspace.resolve(secretsFile),
                ImageOrder.additions(workspace, additions),
                Lines.of(labels),
                null,
                publication.publication(site));
    }

    private static List<Path> files(Path workspace, String lines) {
        return Lines.of(lines).stream().map(workspace::resolve).toList();
    }
}
