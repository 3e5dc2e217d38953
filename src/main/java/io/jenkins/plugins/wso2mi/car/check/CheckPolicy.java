package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * By what carbon applications are checked.
 *
 * @param miVersion of the server that they are for
 * @param serverRoles the server's roles, which are regular expressions
 * @param strict whether warnings are errors
 * @param suppressions what is known and meant so
 */
public record CheckPolicy(MiVersion miVersion, List<String> serverRoles, boolean strict, List<Suppression> suppressions)
        implements Serializable {
    /**
     * The newest Micro Integrator with the roles of its {@code conf/carbon.xml}, which {@code -DserverRoles} changes.
     */
    public static final CheckPolicy DEFAULT = new CheckPolicy(
            MiVersion.NEWEST,
            List.of("EnterpriseIntegrator", "EnterpriseServiceBus", "DataServicesServer"),
            false,
            List.of());

    public CheckPolicy {
        serverRoles = List.copyOf(serverRoles);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * Makes a policy of what people write.
     *
     * @param miVersion such as {@code 4.3}; blank for the newest
     * @param serverRoles regular expressions; empty for those that the server has by itself
     * @param suppress each {@code RULE[:WHERE]=REASON}
     * @param file a {@code car-check.yaml} with further suppressions, or null
     * @throws RefusedException with everything that is wrong
     * @throws IOException if the file cannot be read
     */
    public static CheckPolicy of(
            String miVersion, List<String> serverRoles, boolean strict, List<String> suppress, @Nullable Path file)
            throws IOException {
        Problems problems = new Problems();
        List<Suppression> suppressions = new ArrayList<>();
        MiVersion version = MiVersion.NEWEST;
        try {
            version = MiVersion.parse(miVersion);
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        }
        serverRoles.forEach(role -> checkRole(role, problems));
        for (String text : suppress) {
            try {
                suppressions.add(Suppression.parse(text));
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.refuseOnErrors();
        CheckPolicy policy = new CheckPolicy(
                version, serverRoles.isEmpty() ? DEFAULT.serverRoles : serverRoles, strict, suppressions);
        return file == null ? policy : policy.with(file);
    }

    private static void checkRole(String role, Problems problems) {
        try {
            Pattern.compile(role);
        } catch (PatternSyntaxException e) {
            problems.error(
                    "server role '" + role + "'",
                    "is no regular expression: " + e.getDescription(),
                    "write a name, such as EnterpriseIntegrator");
        }
    }

    /**
     * The same with the suppressions in {@code car-check.yaml} beside a project, if there is such a file.
     *
     * @throws RefusedException with everything that is wrong with the file
     * @throws IOException if it cannot be read
     */
    public CheckPolicy withFileIn(Path folder) throws IOException {
        Path file = folder.resolve(SuppressionFile.NAME);
        return Files.exists(file) ? with(file) : this;
    }

    private CheckPolicy with(Path file) throws IOException {
        List<Suppression> all = new ArrayList<>(suppressions);
        SuppressionFile.read(file).stream().filter(one -> !all.contains(one)).forEach(all::add);
        return new CheckPolicy(miVersion, serverRoles, strict, all);
    }
}
