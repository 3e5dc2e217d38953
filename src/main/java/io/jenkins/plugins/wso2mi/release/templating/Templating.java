package io.jenkins.plugins.wso2mi.release.templating;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.program.Inquiry;
import io.jenkins.plugins.wso2mi.program.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the programs that make manifests of templates, each with its own rules for what a template may read. No plugin
 * of kustomize is started, and nothing is asked of a cluster.
 */
public final class Templating {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ANSWER_LIMIT = 3_000_000;
    private static final List<String> KUSTOMIZATIONS =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final SearchPath programs;

    /** Looks for programs in these folders. */
    public Templating(SearchPath programs) {
        this.programs = programs;
    }

    /** By the variable {@code PATH}. */
    public static Templating ofThisMachine() {
        return new Templating(SearchPath.of(System.getenv()));
    }

    /** Whether kustomize builds this folder. */
    public static boolean isKustomization(Path folder) {
        return KUSTOMIZATIONS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /** Whether this is a Helm chart's folder. */
    public static boolean isChart(Path folder) {
        return Files.isRegularFile(folder.resolve("Chart.yaml"));
    }

    /**
     * What a kustomization gives: by {@code kustomize}, else by the one in {@code kubectl}.
     *
     * @return YAML documents
     * @throws RefusedException if neither is there, or in the words of the program
     */
    public String kustomize(Path folder) {
        String place = folder.toAbsolutePath().toString();
        Optional<List<String>> own = programs.find("kustomize").map(one -> List.of(one.toString(), "build", place));
        List<String> command = own.or(
                        () -> programs.find("kubectl").map(one -> List.of(one.toString(), "kustomize", place)))
                .orElseThrow(() -> new RefusedException(
                        folder.toString(),
                        "is a kustomization, and neither kustomize nor kubectl is on the PATH",
                        "install one of them (https://kubectl.docs.kubernetes.io/installation/kustomize), or give what"
                                + " kustomize build prints"));
        return run(command, folder, "correct the kustomization; " + String.join(" ", command) + " says the same");
    }

    /**
     * What a chart gives, with its CRDs.
     *
     * @param release the release's name
     * @return YAML documents
     * @throws RefusedException if helm is not there, no namespace is said, or in helm's words
     */
    public String helm(Path chart, String release, ChartTerms terms) {
        if (terms.namespace().isEmpty()) {
            throw new RefusedException(
                    chart.toString(), "a chart is rendered for one namespace, and none is named", "name it by -n");
        }
        Path helm = programs.find("helm")
                .orElseThrow(() -> new RefusedException(
                        chart.toString(),
                        "is a Helm chart, and helm is not on the PATH",
                        "install it (https://helm.sh/docs/intro/install), or give what helm template prints"));
        List<String> command = new ArrayList<>(List.of(
                helm.toString(),
                "template",
                release,
                chart.toAbsolutePath().toString(),
                "--namespace=" + terms.namespace(),
                "--include-crds"));
        Stream.concat(
                        terms.values().stream().map(file -> "--values=" + file.toAbsolutePath()),
                        terms.settings().stream().map(setting -> "--set=" + setting))
                .forEach(command::add);
        return run(command, chart, "correct the chart or its values");
    }

    private static String run(List<String> command, Path folder, String fix) {
        try {
            Inquiry.Ending ending = new Inquiry(PATIENCE, ANSWER_LIMIT).ask(command, "");
            if (ending.code() != 0) {
                throw new RefusedException(folder.toString(), words(ending.words()), fix);
            }
            return ending.output();
        } catch (IOException e) {
            throw new RefusedException(folder.toString(), PlainText.oneLine(String.valueOf(e.getMessage())), fix);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(folder.toString(), "interrupted", "");
        }
    }

    private static String words(String told) {
        String one = PlainText.oneLine(told.strip());
        return one.isEmpty() ? "it cannot be rendered, and nobody says why" : one;
    }
}
