package io.jenkins.plugins.wso2mi.surface;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cli.Mictl;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each field of a step is in its form, has help in both languages, and has its like on the command line. */
class StepFieldsTest {
    /** Says why a field has no option. */
    private static final String NONE = "none: ";

    private static final String LOGIN = NONE + "the command line is given a kubeconfig by KUBECONFIG";
    private static final String REGISTRY_LOGIN = NONE + "the command line reads the logins of docker login";

    /** How steps on images at registries reach them. */
    private static final Map<String, String> REGISTRY = Map.of(
            "registryCredentialsId", REGISTRY_LOGIN,
            "insecureRegistry", "--insecure",
            "awsProfile", "--aws-profile",
            "awsRole", "--aws-role");

    /** What becomes of a repository that is not there. */
    private static final Map<String, String> REPOSITORY = Map.of(
            "createRepository", "--create-repository",
            "immutableTags", "--immutable-tags",
            "scanOnPush", "--scan-on-push");

    private static final String PIPE = NONE + "a shell can write a file";

    private static final Map<String, String> CLUSTER = Map.of(
            "credentialsId", LOGIN,
            "serverUrl", LOGIN,
            "caCertificate", LOGIN,
            "context", "--context",
            "namespace", "--namespace",
            "timeout", "--timeout",
            "dryRun", "--dry-run");
    private static final Map<String, String> LANDSCAPE = Map.of(
            "file", "--file",
            "environment", "--environment",
            "units", "--unit",
            "variables", NONE + "the command line reads those that are declared from its environment");
    private static final Map<String, String> RELEASE = Map.ofEntries(
            entry("manifests", "--file"),
            entry("yaml", PIPE),
            entry("mounts", "--mount"),
            entry("nfs", "--nfs"),
            entry("values", "--values"),
            entry("set", "--set"),
            entry("helmRelease", "--release"),
            entry("image", "--image"),
            entry("images", "--image"),
            entry("asIs", "--as-is"),
            entry("managementSecret", "--management-secret"),
            entry("patience", "--patience"),
            entry("quorum", "--quorum"),
            entry("registryCredentialsId", REGISTRY_LOGIN),
            entry("insecureRegistry", "--insecure"));

    private static final Map<String, String> CHECK = Map.of(
            "strict", "--strict",
            "suppress", "--suppress",
            "suppressions", "--suppressions",
            "miVersion", "--mi-version",
            "serverRoles", "--server-roles");

    /** Steps that make applications and images, their command, and the option for each field. */
    private static final Map<String, Counterparts> MAKING = Map.of(
            "MiBuildCarStep",
            counterparts(
                            "car build",
                            Map.of(
                                    "project", "DIR",
                                    "builder", "--builder",
                                    "modules", "--project",
                                    "settings", "--settings",
                                    "arguments", "--maven-arg",
                                    "maven", NONE + "a shell has its Maven on the PATH",
                                    "out", "--out",
                                    "keepBytes", "--keep-bytes",
                                    "dryRun", "--dry-run"))
                    .and(CHECK),
            "MiBuildImageStep",
            counterparts(
                            "image build",
                            Map.ofEntries(
                                    entry("to", "--to"),
                                    entry("base", "--base"),
                                    entry("cars", "--car"),
                                    entry("tags", "--tag"),
                                    entry("additions", "--add"),
                                    entry("labels", "--label"),
                                    entry("builder", "--builder"),
                                    entry("tagFormat", "--tag-format"),
                                    entry("provenance", "--provenance"),
                                    entry("sbom", "--sbom"),
                                    entry("project", "DIR"),
                                    entry("dockerfile", "--file"),
                                    entry("buildArgs", "--build-arg"),
                                    entry("secrets", "--secret"),
                                    entry("dockerTool", NONE + "a shell has its docker on the PATH"),
                                    entry("dryRun", "--dry-run")))
                    .and(CHECK)
                    .and(REGISTRY)
                    .and(REPOSITORY),
            "MiBuildBaseStep",
            counterparts(
                            "image base",
                            Map.ofEntries(
                                    entry("from", "--from"),
                                    entry("to", "--to"),
                                    entry("tags", "--tag"),
                                    entry("configurations", "--config"),
                                    entry("libraries", "--library"),
                                    entry("dropins", "--dropin"),
                                    entry("cars", "--car"),
                                    entry("secrets", "--secret"),
                                    entry("secretsFile", "--secrets"),
                                    entry("additions", "--add"),
                                    entry("labels", "--label"),
                                    entry("tagFormat", "--tag-format"),
                                    entry("provenance", "--provenance"),
                                    entry("sbom", "--sbom"),
                                    entry("dryRun", "--dry-run")))
                    .and(REGISTRY)
                    .and(REPOSITORY),
            "MiBuildStep",
            counterparts(
                            "build",
                            Map.ofEntries(
                                    entry("file", "--file"),
                                    entry("units", "--unit"),
                                    entry("base", "--base"),
                                    entry("tags", "--tag"),
                                    entry("all", "--all"),
                                    entry("builder", "--builder"),
                                    entry("maven", NONE + "a shell has its Maven on the PATH"),
                                    entry("settings", "--settings"),
                                    entry("arguments", "--maven-arg"),
                                    entry("tagFormat", "--tag-format"),
                                    entry("provenance", "--provenance"),
                                    entry("sbom", "--sbom"),
                                    entry("dryRun", "--dry-run")))
                    .and(CHECK)
                    .and(REGISTRY)
                    .and(REPOSITORY),
            "MiRebaseImageStep",
            counterparts(
                            "image rebase",
                            Map.of(
                                    "images", "REF",
                                    "base", "--base",
                                    "tag", "--tag",
                                    "force", "--force",
                                    "provenance", "--provenance",
                                    "sbom", "--sbom",
                                    "dryRun", "--dry-run"))
                    .and(REGISTRY),
            "MiOutdatedImagesStep",
            counterparts(
                            "image outdated",
                            Map.of(
                                    "images", "REF",
                                    "failIfOutdated", "--exit-code"))
                    .and(REGISTRY));

    /** The same of steps that release. */
    private static final Map<String, Counterparts> RELEASING = Map.of(
            "MiDeployStep",
            counterparts("deploy", Map.of("onFailure", "--on-failure", "prune", "--no-prune"))
                    .and(CLUSTER)
                    .and(LANDSCAPE)
                    .and(RELEASE),
            "MiCanaryStep",
            counterparts(
                            "canary",
                            Map.ofEntries(
                                    entry("plan", "--plan"),
                                    entry("traffic", "--traffic"),
                                    entry("testers", "--testers"),
                                    entry("service", "--service"),
                                    entry("gates", "--gates"),
                                    entry("preview", "--preview"),
                                    entry("inconclusive", "--inconclusive"),
                                    entry("submitter", NONE + "whoever may change the cluster decides")))
                    .and(CLUSTER)
                    .and(LANDSCAPE)
                    .and(RELEASE),
            "MiRollbackStep",
            counterparts("rollback", Map.of("application", "APP", "to", "--to"))
                    .and(CLUSTER)
                    .and(LANDSCAPE),
            "MiUndeployStep",
            counterparts(
                            "undeploy",
                            Map.of(
                                    "application", "APP",
                                    "manifests", "--file",
                                    "yaml", PIPE,
                                    "withNamespace", "--with-namespace",
                                    "withVolumes", "--with-volumes"))
                    .and(CLUSTER)
                    .and(LANDSCAPE),
            "MiUnitsStep",
            counterparts("units", Map.of("file", "--file", "changedSince", "--changed-since")));

    /** All of them. */
    private static final Map<String, Counterparts> COUNTERPARTS = Stream.of(MAKING, RELEASING)
            .flatMap(some -> some.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @ParameterizedTest
    @MethodSource("steps")
    void shouldShowEachFieldInTheForm(Class<?> step) throws Exception {
        assertThat(Form.fields(step)).containsExactlyInAnyOrderElementsOf(DataBound.properties(step));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void shouldExplainEachFieldInBothLanguages(Class<?> step) {
        List<String> missing = DataBound.properties(step).stream()
                .flatMap(p -> Stream.of("help-" + p + ".html", "help-" + p + "_de.html"))
                .filter(help -> lines(step)
                        .noneMatch(c -> Files.isRegularFile(Adapter.folder(c).resolve(help))))
                .toList();
        assertThat(missing).as("help of %s", step.getSimpleName()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void shouldHaveItsLikeOnTheCommandLine(Class<?> step) {
        Counterparts likes = COUNTERPARTS.get(step.getSimpleName());
        assertThat(likes).as("command for %s", step.getSimpleName()).isNotNull();
        assertThat(likes.options().keySet()).containsExactlyInAnyOrderElementsOf(DataBound.properties(step));
        CommandLine command = likes.commandLine();
        assertThat(likes.options().values())
                .filteredOn(option -> !option.startsWith(NONE))
                .allSatisfy(option -> assertThat(takes(command, option))
                        .as("mictl %s takes %s", likes.command(), option)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void shouldOfferGettersForAllFields(Class<?> step) {
        assertThat(DataBound.properties(step)).allSatisfy(p -> assertThat(DataBound.getter(step, p))
                .as("getter of %s.%s", step.getSimpleName(), p)
                .isPresent());
    }

    static List<Class<?>> steps() {
        List<Class<?>> steps =
                Adapter.concrete("org.jenkinsci.plugins.workflow.steps.Step").toList();
        assertThat(steps).hasSize(COUNTERPARTS.size());
        return steps;
    }

    private static Stream<Class<?>> lines(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null, c -> c.getSuperclass());
    }

    private static boolean takes(CommandLine command, String option) {
        return option.startsWith("-")
                ? command.getCommandSpec().findOption(option) != null
                : command.getCommandSpec().positionalParameters().stream()
                        .anyMatch(p -> p.paramLabel().contains(option));
    }

    private static Counterparts counterparts(String command, Map<String, String> options) {
        return new Counterparts(command, new TreeMap<>(options));
    }

    private record Counterparts(String command, Map<String, String> options) {
        Counterparts and(Map<String, String> more) {
            Map<String, String> all = new TreeMap<>(options);
            all.putAll(more);
            return new Counterparts(command, all);
        }

        CommandLine commandLine() {
            CommandLine line = new CommandLine(new Mictl());
            for (String word : command.split(" ")) {
                line = line.getSubcommands().get(word);
            }
            return line;
        }
    }
}
