package io.jenkins.plugins.wso2mi.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.maven.MavenLine;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.order.CarOrder;
import io.jenkins.plugins.wso2mi.order.CheckOrder;
import io.jenkins.plugins.wso2mi.order.DockerOrder;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.Ordered;
import io.jenkins.plugins.wso2mi.order.PublicationOrder;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library and the example give to steps has the steps' own names, and reaches the engine as it was meant. */
class StepArgumentsTest {
    private static final String CONFIG = "registryCredentialsId: 'registry', maven: 'M3', arguments: ['-Pstaging'], "
            + "canary: [appointments: '10% 5m, 100%'], submitter: 'desk', preview: [namespace: 'preview'], "
            + "environments: [[name: 'test', credentialsId: 'cluster', serverUrl: 'https://k', caCertificate: 'pem', "
            + "context: 'c', namespace: 'clinic', timeout: '7m']]";
    private static final Set<String> STEPS =
            Set.of("miBuildCar", "miBuildImage", "miBuild", "miDeploy", "miCanary", "miUnits");

    private static ClinicRun pipeline() {
        ClinicRun clinic = ClinicRun.ofBranch("main").withoutSuccessBefore();
        clinic.pipeline(CONFIG);
        return clinic;
    }

    private static ClinicRun example() throws IOException {
        ClinicRun clinic = ClinicRun.ofBranch("main");
        clinic.script(Files.readString(Path.of("Jenkinsfile.example")));
        return clinic;
    }

    static Stream<List<Call>> calls() throws IOException {
        ClinicRun preview = ClinicRun.ofPullRequest().whereChanged("mi.yaml");
        preview.pipeline(CONFIG);
        ClinicRun landscape = ClinicRun.ofBranch("main").withoutSuccessBefore();
        landscape.pipeline(CONFIG.replace("name: 'test'", "name: 'dev', variables: [TAG: '7'], agentLabel: 'linux'")
                + ", file: 'landscape.yaml'");
        return Stream.of(pipeline(), example(), preview, landscape)
                .map(clinic -> clinic.steps().calls());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void shouldUseParametersThatTheStepsHave(List<Call> calls) {
        List<Call> ours =
                calls.stream().filter(call -> STEPS.contains(call.step())).toList();

        assertThat(ours).hasSizeGreaterThan(3);
        assertThat(ours).allSatisfy(call -> assertThat(StepProperties.of(call.step()))
                .as(call.step())
                .containsAll(call.arguments().keySet()));
    }

    @Test
    void shouldUseResultsThatTheStepsGive() {
        assertThat(StepProperties.ofResult("MiUnits"))
                .contains("units", "base", "project", "cars", "modules", "environments");
        assertThat(StepProperties.ofResult("MiUnit")).contains("name", "image", "cars", "additions", "yaml", "deploy");
        assertThat(StepProperties.ofResult("MiBase")).contains("from", "image", "cars", "additions");
        assertThat(StepProperties.ofResult("MiCars")).contains("cars");
        assertThat(StepProperties.ofResult("MiCar")).contains("path");
        assertThat(StepProperties.ofResult("MiImage")).contains("reference");
        assertThat(StepProperties.ofResult("MiBuiltImages")).contains("images");
    }

    @Test
    void shouldStartMavenForTheModulesOfTheUnitsAndTheirFiles() throws IOException {
        Call call = pipeline().steps().calls("miBuildCar").get(0);

        MavenLine line = Ordered.maven(carOrder(call), ClinicRun.CLINIC);

        assertThat(line.directory()).isEqualTo(ClinicRun.CLINIC.toString());
        assertThat(String.join(" ", line.command()))
                .contains("-pl common,appointments,billing,batch,probe -am -Pstaging --projects audit")
                .endsWith(" package");
    }

    @Test
    void shouldBurnWhatMavenMade() throws Exception {
        List<Call> calls = pipeline().steps().calls("miBuildImage");

        ImageRequest base = Ordered.image(imageOrder(calls.get(0)), ClinicRun.CLINIC);
        ImageRequest desk = Ordered.image(imageOrder(calls.get(2)), ClinicRun.CLINIC);

        assertThat(base.base()).isEqualTo("wso2/wso2mi:4.4.0");
        assertThat(base.additions())
                .contains(ClinicRun.CLINIC.resolve("audit/target/audit-1.0.0.jar") + ":lib/audit-1.0.0.jar");
        assertThat(desk.target()).isEqualTo("clinic/appointments:7-01234567");
        assertThat(desk.base()).matches("clinic/base@sha256:[0-9a-f]{64}");
        assertThat(desk.cars())
                .containsExactly(
                        ClinicRun.CLINIC.resolve("appointments/target/appointments_1.0.0.car"),
                        ClinicRun.CLINIC.resolve("billing/target/billing_1.0.0.car"));
    }

    @Test
    void shouldReleaseTheImageByItsDigestWithoutFiles() {
        Call call = pipeline().steps().calls("miCanary").get(0);
        ReleaseOrder order = releaseOrder("canary", call);

        ReleaseRequest request = Ordered.release(order);

        assertThat(order.field("plan")).isEqualTo("10% 5m, 100%");
        assertThat(request.timeout()).isEqualTo(Duration.ofMinutes(7));
        assertThat(request.dryRun()).isFalse();
        List<KubernetesObject> objects = Ordered.objects(request);
        assertThat(objects)
                .extracting(KubernetesObject::kind)
                .contains("Namespace", "Deployment", "Service", "Ingress", "ServiceAccount");
        KubernetesObject deployment = objects.stream()
                .filter(object -> object.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
        assertThat(deployment.content().toString())
                .containsPattern("image=clinic/appointments@sha256:[0-9a-f]{64}")
                .doesNotContain("clinic/appointments:dev");
    }

    private static CarOrder carOrder(Call call) {
        return new CarOrder(
                text(call, "project"),
                text(call, "builder"),
                text(call, "modules"),
                text(call, "arguments"),
                text(call, "settings"),
                "",
                false,
                check(call));
    }

    private static ImageOrder imageOrder(Call call) {
        return new ImageOrder(
                text(call, "base"),
                text(call, "to"),
                text(call, "cars"),
                "",
                text(call, "additions"),
                "",
                "",
                DockerOrder.NONE,
                PublicationOrder.PLAIN,
                check(call),
                false);
    }

    private static CheckOrder check(Call call) {
        return new CheckOrder(
                text(call, "miVersion"),
                text(call, "serverRoles"),
                Boolean.parseBoolean(text(call, "strict")),
                text(call, "suppress"),
                text(call, "suppressions"));
    }

    private static ReleaseOrder releaseOrder(String verb, Call call) {
        ReleaseOrder order = ReleaseOrder.to(verb);
        for (Map.Entry<String, Object> argument : call.arguments().entrySet()) {
            order = order.with(argument.getKey(), text(call, argument.getKey()));
        }
        return order;
    }

    private static String text(Call call, String argument) {
        Object value = call.argument(argument);
        return value instanceof List<?> ? String.join("\n", ClinicRun.lines(value)) : value == null ? "" : value + "";
    }
}
