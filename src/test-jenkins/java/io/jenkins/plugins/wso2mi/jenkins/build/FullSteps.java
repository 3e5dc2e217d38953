package io.jenkins.plugins.wso2mi.jenkins.build;

import io.jenkins.plugins.wso2mi.jenkins.step.ClusterStep;
import io.jenkins.plugins.wso2mi.jenkins.step.LandscapeStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildBaseStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildCarStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiCanaryStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiDeployStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiOutdatedImagesStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRebaseImageStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRollbackStep;
import io.jenkins.plugins.wso2mi.jenkins.step.MiUndeployStep;
import io.jenkins.plugins.wso2mi.jenkins.step.PublishingStep;
import io.jenkins.plugins.wso2mi.jenkins.step.RegistryStep;
import io.jenkins.plugins.wso2mi.jenkins.step.ReleaseStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;

/** Each step with as little as it needs, and with every field away from its default. */
public final class FullSteps {
    private FullSteps() {}

    /** With required fields alone. */
    public static List<Step> minimal() {
        return List.of(
                new MiBuildCarStep(),
                new MiBuildImageStep("clinic/appointments:1.2.0"),
                new MiBuildBaseStep("wso2/wso2mi:4.4.0", "clinic/base:4.4"),
                new MiBuildStep(),
                new MiRebaseImageStep("clinic/appointments:1.2.0"),
                new MiOutdatedImagesStep("clinic/appointments:1.2.0"),
                new MiDeployStep(),
                new MiCanaryStep("10% 5m, 100%"),
                new MiRollbackStep("appointments"),
                new MiUndeployStep());
    }

    /** With all fields. */
    public static List<Step> full() {
        return List.of(
                car(),
                image(),
                base(),
                landscapeImages(),
                rebase(),
                outdated(),
                deploy(),
                canary(),
                rollback(),
                undeploy());
    }

    private static MiBuildCarStep car() {
        MiBuildCarStep step = new MiBuildCarStep();
        step.setProject("clinic");
        step.setModules("appointments\n:billing");
        step.setSettings("ci/settings.xml");
        step.setArguments("-Pstaging\n-Dclinic.version=1.2.0");
        step.setOut("cars");
        step.setBuilder("native");
        step.setKeepBytes(true);
        step.setStrict(true);
        step.setSuppress("missing-reference:Fault_1.0.0/*=comes from the base\nother-name=meant so");
        step.setSuppressions("ci/car-check.yaml");
        step.setMiVersion("4.3");
        step.setServerRoles("EnterpriseIntegrator\nOwn.*");
        step.setDryRun(true);
        return step;
    }

    private static MiBuildImageStep image() {
        MiBuildImageStep step = new MiBuildImageStep("registry.example.com/clinic/appointments:1.2.0");
        step.setBase("wso2/wso2mi:4.4.0");
        step.setCars("cars/appointments_1.2.0.car\ncars/billing_1.0.0.car");
        step.setTags("latest\n1.2");
        step.setAdditions("docker/deployment.toml:conf/\nlib/ojdbc11.jar:lib/");
        step.setLabels("org.example.team=clinic\norg.example.tier=<b>1</b>");
        step.setBuilder("registry");
        step.setProject("docker/appointments");
        step.setDockerfile("docker/Dockerfile.ci");
        step.setBuildArgs("VERSION=1.2.0\nCOMMIT");
        step.setSecrets("id=nexus,env=NEXUS_TOKEN\nid=settings,src=ci/settings.xml");
        step.setStrict(true);
        step.setSuppress("missing-reference:Fault_1.0.0/*=comes from the base\nother-name=meant so");
        step.setSuppressions("ci/car-check.yaml");
        step.setMiVersion("4.3");
        step.setServerRoles("EnterpriseIntegrator\nOwn.*");
        return publishing(step);
    }

    private static MiBuildBaseStep base() {
        MiBuildBaseStep step = new MiBuildBaseStep("wso2/wso2mi:4.4.0", "registry.example.com/clinic/base:4.4");
        step.setConfigurations("conf/common.toml\nconf/production.toml");
        step.setLibraries("lib/ojdbc11.jar\nlib/jms.jar");
        step.setDropins("lib/a.jar\nlib/b.jar");
        step.setSecrets("db_password=$env{DB_PASSWORD}\nkey=kuv2MubUUveMyv6GeHrXr9il59ajJIqUI4eoYHcgGKf");
        step.setSecretsFile("conf/secrets.properties");
        step.setCars("probe/probe_1.0.0.car\nprobe/other_1.0.0.car");
        step.setAdditions("conf/wso2carbon.jks:repository/resources/security/\nlib/a:lib/");
        step.setTags("latest\n4");
        step.setLabels("org.example.team=clinic\norg.example.tier=1");
        return publishing(step);
    }

    private static MiBuildStep landscapeImages() {
        MiBuildStep step = new MiBuildStep();
        step.setFile("clinic/mi.yaml");
        step.setUnits("appointments\nbatch");
        step.setBase("wso2/wso2mi:4.4.0");
        step.setTags("stable\n4");
        step.setAll(true);
        step.setBuilder("native");
        step.setSettings("ci/settings.xml");
        step.setArguments("-Pstaging\n-Dclinic.version=1.2.0");
        step.setStrict(true);
        step.setSuppress("missing-reference:Fault_1.0.0/*=comes from the base\nother-name=meant so");
        step.setSuppressions("ci/car-check.yaml");
        step.setMiVersion("4.3");
        step.setServerRoles("EnterpriseIntegrator\nOwn.*");
        return publishing(step);
    }

    private static MiRebaseImageStep rebase() {
        MiRebaseImageStep step = new MiRebaseImageStep("clinic/base:4.4\nclinic/appointments:1.2.0");
        step.setBase("wso2/wso2mi:4.4.1");
        step.setTag("1.2.1");
        step.setForce(true);
        step.setDryRun(true);
        return registry(step);
    }

    private static MiOutdatedImagesStep outdated() {
        MiOutdatedImagesStep step = new MiOutdatedImagesStep("clinic/base:4.4\nclinic/appointments:1.2.0");
        step.setFailIfOutdated(true);
        return registry(step);
    }

    private static <S extends PublishingStep> S publishing(S step) {
        step.setTagFormat("{version}-{git}");
        step.setProvenance(true);
        step.setSbom(true);
        step.setCreateRepository(true);
        step.setImmutableTags(true);
        step.setScanOnPush(true);
        step.setDryRun(true);
        return registry(step);
    }

    private static <S extends RegistryStep> S registry(S step) {
        step.setInsecureRegistry(true);
        step.setAwsProfile("push");
        step.setAwsRole("arn:aws:iam::123456789012:role/push");
        return step;
    }

    private static MiDeployStep deploy() {
        MiDeployStep step = release(new MiDeployStep());
        step.setOnFailure("leave");
        step.setPrune(false);
        return step;
    }

    private static MiCanaryStep canary() {
        MiCanaryStep step = release(new MiCanaryStep("10% 5m, 50% 5m, 100%"));
        step.setSubmitter("alice,release-team");
        step.setTraffic("httproute/web");
        step.setTesters("header X-Canary=1");
        step.setService("web");
        step.setGates("gates:\n  errors:\n    kind: mi\n    count: 3");
        step.setPreview("web-testers");
        step.setInconclusive("approve");
        return step;
    }

    private static MiRollbackStep rollback() {
        MiRollbackStep step = landscape(new MiRollbackStep("appointments"));
        step.setTo("20260712-101500-b7");
        return step;
    }

    private static MiUndeployStep undeploy() {
        MiUndeployStep step = landscape(new MiUndeployStep());
        step.setWithNamespace(true);
        step.setWithVolumes(true);
        step.setApplication("appointments");
        step.setManifests("kubernetes/appointments\nkubernetes/batch");
        step.setYaml("apiVersion: v1\nkind: ConfigMap");
        return step;
    }

    private static <S extends ReleaseStep> S release(S step) {
        step.setManifests("kubernetes/appointments\nkubernetes/batch");
        step.setYaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"it's <b>$x</b>\"}");
        step.setMounts("shared-pd=/var/appointments\nlogs=/var/log/mi");
        step.setNfs("shared-pv=files.example.com:/exports\nlogs-pv=10.0.0.4:/logs");
        step.setValues("charts/values.yaml\ncharts/prod.yaml");
        step.setSet("replicaCount=2\nimage.tag=1.2.0");
        step.setHelmRelease("clinic");
        step.setImage("clinic/appointments:1.2.0");
        step.setImages("mi=clinic/appointments:1.2.0\nproxy=clinic/proxy:3.1");
        step.setAsIs("pre-stop\nheap");
        step.setManagementSecret("mi-admin");
        step.setPatience("image=2m\nprobe=3m");
        step.setQuorum("50%");
        step.setInsecureRegistry(true);
        return landscape(step);
    }

    private static <S extends LandscapeStep> S landscape(S step) {
        step.setFile("mi.yaml");
        step.setEnvironment("prod");
        step.setUnits("appointments\nbatch");
        step.setVariables("TAG=1.2.0\nHOST=clinic.example.com");
        return cluster(step);
    }

    private static <S extends ClusterStep> S cluster(S step) {
        step.setServerUrl("https://10.0.0.10:6443");
        step.setCaCertificate("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");
        step.setContext("production");
        step.setNamespace("clinic");
        step.setTimeout("90s");
        step.setDryRun(true);
        return step;
    }
}
