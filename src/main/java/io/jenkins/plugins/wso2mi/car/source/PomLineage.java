package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A POM and its parents on this disk: enough of Maven's inheritance and interpolation to know where a build puts its
 * application, without a repository.
 *
 * @param poms the POM, its parent, and so on
 * @param arguments what the command line says
 */
public record PomLineage(List<Pom> poms, MavenArguments arguments) {
    private static final int LIMIT = 20;
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");

    public PomLineage {
        poms = List.copyOf(poms);
    }

    /**
     * Reads a POM and those of its parents that lie on this disk.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if one of them is missing or wrong
     */
    public static PomLineage of(Path file, MavenArguments arguments) {
        List<Pom> poms = new ArrayList<>();
        Optional<Path> next = Optional.of(file);
        while (next.isPresent() && poms.size() < LIMIT) {
            Pom pom = Pom.read(next.get(), arguments);
            poms.add(pom);
            next = pom.parentFile();
        }
        return new PomLineage(poms, arguments);
    }

    public Pom self() {
        return poms.get(0);
    }

    /** What the POM itself makes, such as {@code pom}; {@code jar} if it does not say. */
    public String packaging() {
        return self().model().getPackaging();
    }

    /** {@code groupId}, {@code artifactId} or {@code version} of the POM itself. */
    public String coordinate(String key) {
        return resolve(self().coordinates().getOrDefault(key, ""));
    }

    /** A property, the command line's first, then its own, then its parents'; interpolated. */
    public Optional<String> property(String key) {
        return arguments
                .property(key)
                .or(() ->
                        poms.stream().flatMap(pom -> pom.property(key).stream()).findFirst())
                .map(this::resolve);
    }

    /**
     * Puts in the values of expressions such as {@code ${project.artifactId}}.
     *
     * @throws RefusedException if one of them has no value here
     */
    public String resolve(String text) {
        String resolved = text;
        for (int i = 0; i < LIMIT; i++) {
            Matcher expression = EXPRESSION.matcher(resolved);
            if (!expression.find()) {
                return resolved;
            }
            resolved = expression.replaceFirst(Matcher.quoteReplacement(value(expression.group(1), text)));
        }
        throw unresolved(text);
    }

    private String value(String expression, String text) {
        String key = expression.replaceFirst("^(project|pom)\\.", "");
        Map<String, String> own = self().coordinates();
        return switch (key) {
            case "basedir" -> self().directory().toString();
            case "build.directory" -> self().directory().resolve("target").toString();
            case "build.finalName" -> own.get("artifactId") + "-" + own.get("version");
            default ->
                arguments
                        .property(expression)
                        .or(() -> poms.stream()
                                .flatMap(pom -> pom.property(expression).stream())
                                .findFirst())
                        .or(() -> Optional.ofNullable(own.get(key)))
                        .orElseThrow(() -> unresolved(text));
        };
    }

    private RefusedException unresolved(String text) {
        return new RefusedException(
                self().file().toString(),
                "the value '" + text + "' cannot be resolved from this POM and its parents on disk",
                "write it out, or define the property in the POM or with -D");
    }
}
