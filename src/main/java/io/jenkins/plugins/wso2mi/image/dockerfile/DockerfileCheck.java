package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;

/** Tells what is wrong with a docker project before it is built; {@code docs/dockerfile.md} lists the rules. */
final class DockerfileCheck {
    private static final List<Rule> RULES = List.of(
            BaseRules::wordsAreKnown,
            BaseRules::baseIsFixed,
            CopyRules::sourcesAreThere,
            CopyRules::severalGoIntoFolder,
            CopyRules::versionIsNotWritten,
            CopyRules::serverOwnsItsFiles,
            CopyRules::addIsLocal,
            ApplicationRules::goWhereServerReads,
            ApplicationRules::noneIsLeftBehind,
            SecretRules::filesAreNoSecrets,
            SecretRules::vaultFileIsNotWritten,
            SecretRules::variablesAreNoSecrets,
            SecretRules::configurationHasAliases,
            RunRules::userIsNotRoot,
            RunRules::startsByList,
            RunRules::volumeHidesNothing);

    private DockerfileCheck() {}

    /** Looks at one thing. */
    private interface Rule {
        void check(Inspection project, Problems problems);
    }

    static void check(Inspection project, Problems problems) {
        RULES.forEach(rule -> rule.check(project, problems));
    }
}
