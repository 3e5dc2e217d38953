package io.jenkins.plugins.wso2mi.image.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Heredoc;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That no secret stays in a layer, in the image's configuration or in its history. Values are never told. */
final class SecretRules {
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(?:.*[_.-])?(?:pass(?:word|wd|phrase)?|[a-z]*password|secret|token|api_?key|access_?key|private_?key"
                    + "|credentials?)(?:[_.-].*)?");
    /** What names a place where a secret is, and is none itself. */
    private static final Pattern PLACE = Pattern.compile("(?i).*(?:file|path|dir|url|alias|name|id)");

    /** Files that hold a secret, by their names; the first two are read by the server's secure vault. */
    private static final Set<String> SECRET_FILES = Set.of(
            "password-tmp",
            "password-persist",
            ".env",
            ".netrc",
            ".npmrc",
            ".git-credentials",
            ".dockerconfigjson",
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519");

    /** A command that writes one of the vault's files. */
    private static final Pattern VAULT_FILE = Pattern.compile(
            "(?:>|\\b(?:tee|cp|mv|install|ln)\\b|\\bof=)[^;&|\\n]{0,1000}?\\b(password-(?:tmp|persist))\\b");

    private static final Pattern TOML_PASSWORD =
            Pattern.compile("^\\s*\"?([A-Za-z0-9_.-]*password)\"?\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern STAND_IN = Pattern.compile("\\$(?:secret|env|sys|ref)?\\{.*|\\[.*|\\$[A-Za-z_].*");
    private static final int NAME_LIMIT = 200;
    private static final long SMALL = 1024 * 1024;
    private static final String BY_MOUNT =
            "mount it where it is needed (RUN --mount=type=secret,id=..., given by --secret), or let the pod mount it";

    private SecretRules() {}

    static void filesAreNoSecrets(Inspection project, Problems problems) {
        for (CopiedFile copied : project.copied()) {
            String from = copied.entry().name();
            String to = ImagePath.name(copied.path());
            if (copied.entry().isFile() && (isSecretFile(from) || isSecretFile(to))) {
                problems.error(
                        project.where(copied.step()),
                        copied.entry().path() + " holds a secret, and would stay in a layer for everybody who may pull"
                                + " the image [secret-file]",
                        BY_MOUNT);
            } else if (copied.entry().isFile() && isPrivateKey(copied.entry().source())) {
                problems.error(
                        project.where(copied.step()),
                        copied.entry().path() + " is a private key, and would stay in a layer [secret-file]",
                        BY_MOUNT);
            }
        }
    }

    private static boolean isSecretFile(String name) {
        return SECRET_FILES.contains(name);
    }

    private static boolean isPrivateKey(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".pem") || name.endsWith(".key")) && text(file).contains("PRIVATE KEY-----");
    }

    static void vaultFileIsNotWritten(Inspection project, Problems problems) {
        for (Instruction instruction : project.instructions()) {
            Matcher written = VAULT_FILE.matcher(text(instruction));
            if (instruction.is("RUN") && written.find()) {
                tellVaultFile(project.file().where(instruction), written.group(1), problems);
            }
        }
        for (Step.Copy copy : project.all(Step.Copy.class)) {
            for (Heredoc inline : copy.instruction().heredocs()) {
                String name = copy.into() ? inline.name() : ImagePath.name(copy.destination());
                if (isSecretFile(name)) {
                    tellVaultFile(project.where(copy), name, problems);
                }
            }
        }
    }

    private static String text(Instruction instruction) {
        StringBuilder text = new StringBuilder(instruction.arguments());
        instruction.heredocs().forEach(inline -> text.append('\n').append(inline.content()));
        return text.toString();
    }

    private static void tellVaultFile(String where, String name, Problems problems) {
        problems.error(
                where,
                "writes " + name + " into a layer; removing it later does not take it out [secret-file]",
                BY_MOUNT);
    }

    static void variablesAreNoSecrets(Inspection project, Problems problems) {
        for (Step.Environment step : project.all(Step.Environment.class)) {
            for (Map.Entry<String, String> variable : step.values().entrySet()) {
                if (isSecret(variable.getKey()) && isLiteral(variable.getValue())) {
                    problems.error(
                            project.where(step),
                            variable.getKey() + " puts a secret into the image's configuration [secret-variable]",
                            "let the pod set it from a Secret: env.valueFrom.secretKeyRef");
                }
            }
        }
        for (Instruction instruction : project.file().instructions()) {
            if (instruction.is("ARG")) {
                Pair.ofArguments(instruction).forEach(pair -> argument(project, instruction, pair, problems));
            }
        }
    }

    private static void argument(Inspection project, Instruction instruction, Pair pair, Problems problems) {
        if (!isSecret(pair.name())) {
            return;
        }
        String value = pair.value();
        String where = project.file().where(instruction);
        if (value != null && isLiteral(value)) {
            problems.error(where, pair.name() + " has a secret as its value [secret-variable]", BY_MOUNT);
        } else {
            problems.warning(
                    where,
                    pair.name() + " takes a secret, which stays in the image's history [secret-variable]",
                    BY_MOUNT);
        }
    }

    private static boolean isSecret(String name) {
        return name.length() < NAME_LIMIT
                && SECRET_NAME.matcher(name).matches()
                && !PLACE.matcher(name).matches();
    }

    private static boolean isLiteral(String value) {
        return !value.isBlank() && !STAND_IN.matcher(value).matches();
    }

    static void configurationHasAliases(Inspection project, Problems problems) {
        for (CopiedFile copied : project.copied()) {
            if (!copied.entry().isFile() || !copied.entry().name().endsWith(".toml")) {
                continue;
            }
            int line = 0;
            for (String text : text(copied.entry().source()).lines().toList()) {
                line++;
                Matcher password = TOML_PASSWORD.matcher(text);
                if (password.find() && isLiteral(password.group(2))) {
                    problems.warning(
                            copied.entry().source() + ":" + line,
                            password.group(1) + " is written in clear, and comes into a layer [clear-password]",
                            "write \"$secret{alias}\" and the alias under [secrets], or \"$env{NAME}\"");
                }
            }
        }
    }

    /** The text of a small file; empty if it is large or cannot be read, which others tell. */
    private static String text(Path file) {
        try {
            return Files.size(file) > SMALL ? "" : new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
