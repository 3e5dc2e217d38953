package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialHelpers;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Burns the clinic's images: the Synapse stand-in, the company base on it, the unit's image on that. */
final class DemoImages {
    private static final String STAND_IN = "/wso2mi-standin:4.4.0";

    private final String registry;
    private final Reporter report;
    private final RegistryAccess access;
    private final ContentCache cache = ContentCache.standard(System.getenv());

    DemoImages(String registry, Reporter report) {
        this.registry = registry;
        this.report = report;
        this.access = RegistryAccess.loggedIn(
                false,
                System.getenv(),
                CredentialHelpers.refused("the demo starts none"),
                AwsAccount.STANDARD,
                report::notice);
    }

    /** Pushes the Synapse stand-in; its reference. */
    String standIn(Path tree) throws IOException, InterruptedException {
        return named(new ScratchImage(access, cache).run(tree, registry + STAND_IN, report, false));
    }

    /** Burns the company base: common configuration, library and applications; its reference by digest. */
    String base(String server, Path clinic, List<Car> cars) throws IOException, InterruptedException {
        return burn(
                server,
                files(cars, "common", "z-probe"),
                "/clinic/base:1.0.0",
                List.of(
                        clinic.resolve("docker/base/deployment.toml") + ":conf/",
                        clinic.resolve("audit/target/audit-1.0.0.jar") + ":lib/"));
    }

    /** Burns the image of the appointments unit; its reference by digest. */
    String appointments(String base, String tag, List<Car> cars) throws IOException, InterruptedException {
        return burn(base, files(cars, "appointments", "billing"), "/clinic/appointments:" + tag, List.of());
    }

    private String burn(String base, List<Path> cars, String to, List<String> additions)
            throws IOException, InterruptedException {
        ImageRequest request =
                new ImageRequest(base, cars, registry + to, List.of(), additions, List.of(), Builder.AUTO, null);
        return named(new ImageBuild(access, cache).run(request, report, false));
    }

    private static String named(BuiltImage image) {
        return image.reference().toString();
    }

    private static List<Path> files(List<Car> cars, String... names) {
        return cars.stream()
                .filter(c -> List.of(names).contains(c.applicationName()))
                .map(Car::file)
                .toList();
    }
}
