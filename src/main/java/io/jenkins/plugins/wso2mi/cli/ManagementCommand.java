package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.management.ApplicationPods;
import io.jenkins.plugins.wso2mi.management.Change;
import io.jenkins.plugins.wso2mi.management.Findings;
import io.jenkins.plugins.wso2mi.management.ManagementResource;
import io.jenkins.plugins.wso2mi.management.PodAnswer;
import io.jenkins.plugins.wso2mi.management.Servers;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl management}. */
@Command(
        name = "management",
        description = {
            "Asks the management API of the servers in an application's pods, through the API server:",
            "what they run, and where pods differ. Changes something only with one of the options that say so."
        })
final class ManagementCommand extends ClusterVerb {
    @Parameters(index = "0", paramLabel = "APP", description = "Name of the Deployment.")
    private String application = "";

    @Parameters(
            index = "1",
            paramLabel = "RESOURCE",
            description = {
                "applications, apis, proxy-services, endpoints, sequences, inbound-endpoints, tasks,",
                "message-stores, message-processors, local-entries, templates, data-services, data-sources,",
                "connectors, logging or server."
            })
    private String resource = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "NAME", description = "One of them; default: list all.")
    private @Nullable String name;

    @Option(names = "--pod", paramLabel = "POD", description = "Ask one pod only.")
    private @Nullable String pod;

    @Mixin
    private final ManagementLoginOptions login = new ManagementLoginOptions();

    @ArgGroup(exclusive = true)
    private ManagementChanges changes = new ManagementChanges();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "With --level: make the logger, for this class or package.")
    private String className = "";

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        ManagementResource asked = ManagementResource.parse(resource);
        Optional<Change> change = changes.of(asked, name, className);
        if (name != null && change.isEmpty() && !asked.hasNames()) {
            throw new RefusedException("NAME", asked.path() + " cannot be asked for by name", "leave it out");
        }
        login.check(System.getenv());
        try (Cluster cluster = connect(report)) {
            List<PodState> pods = pods(cluster, application(cluster, application));
            PodTalk talk = cluster.pods(cluster.namespace());
            if (change.isPresent() && dryRun()) {
                report.dryRun(sentence(change.get(), pods.size()));
                return end(report, "management", Outcome.DONE, "nothing was changed (dry run)", Map.of());
            }
            Servers servers = new Servers(talk, login.login(talk, System.getenv()), pods);
            return change.isPresent()
                    ? change(report, servers, change.get(), pods.size())
                    : read(report, servers, asked);
        }
    }

    private List<PodState> pods(Cluster cluster, ObjectRef ref) throws IOException {
        try (NamespaceWatch watch = cluster.watchWorkloads(cluster.namespace())) {
            Snapshot snapshot = watch.snapshot();
            return ApplicationPods.of(snapshot, deployed(snapshot, ref), pod);
        }
    }

    private Outcome read(Reporter report, Servers servers, ManagementResource asked) throws InterruptedException {
        Findings told = new Findings(asked, servers.read(asked, name));
        if (!told.isEmpty()) {
            table(told).text().lines().forEach(report::notice);
        }
        told.troubles().forEach(report::problem);
        boolean missing = name != null && told.isEmpty() && told.troubles().isEmpty();
        if (missing) {
            report.problem(Problem.error(
                    asked.path() + " " + name,
                    "no pod has it",
                    "see mictl management " + application + " " + resource));
        }
        Outcome outcome = told.troubles().isEmpty() && !missing ? Outcome.DONE : Outcome.FAILED;
        return end(report, "management", outcome, told.sentence(), facts(told.facts()));
    }

    private static Table table(Findings told) {
        Table table = new Table(told.columns().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
        told.cells().forEach(row -> table.row(row.toArray()));
        return table;
    }

    private Outcome change(Reporter report, Servers servers, Change change, int pods) throws InterruptedException {
        report.command(sentence(change, pods));
        List<PodAnswer> answers = servers.change(change);
        answers.forEach(
                answer -> answer.trouble().ifPresentOrElse(report::problem, () -> report.notice(words(answer))));
        long made = answers.stream().filter(PodAnswer::isTold).count();
        Outcome outcome = made == pods ? Outcome.DONE : Outcome.FAILED;
        String sentence = "changed in " + made + " of " + pods + " pods; it lasts as long as they do";
        return end(report, "management", outcome, sentence, facts(Map.of("change", change.words(), "changed", made)));
    }

    private String sentence(Change change, int pods) {
        return change.words() + " in " + pods + (pods == 1 ? " pod of " : " pods of ") + application;
    }

    private static String words(PodAnswer answer) {
        String words = answer.entries().get(0).facts().getOrDefault("value", "");
        return answer.pod() + ": " + (words.isEmpty() ? "done" : words);
    }

    private Map<String, Object> facts(Map<String, Object> more) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("application", application);
        facts.put("resource", resource);
        if (name != null) {
            facts.put("name", name);
        }
        facts.putAll(more);
        return facts;
    }
}
