package io.jenkins.plugins.wso2mi.library;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Runs a pipeline on plain Groovy, of the version that Jenkins has, with the library variables of {@code vars} and
 * steps that are only written down. It shows what a script asks for; that Jenkins takes it is shown in Jenkins.
 */
final class PipelineRun {
    private static final Map<String, Class<? extends PipelineScript>> COMPILED = new ConcurrentHashMap<>();

    private final Steps steps = new Steps();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> causes = new ArrayList<>();
    private final Map<String, Object> variables = new HashMap<>();

    PipelineRun() {
        environment.put("BUILD_NUMBER", "7");
    }

    Steps steps() {
        return steps;
    }

    /** Sets a variable of the environment. */
    PipelineRun with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Makes the build be caused by something beside what it is. */
    PipelineRun causedBy(String type) {
        causes.add(type);
        return this;
    }

    /** Runs a script; gives its value. */
    Object run(String text) {
        return script(text, "Jenkinsfile").run();
    }

    private PipelineScript script(String text, String name) {
        try {
            PipelineScript script = COMPILED.computeIfAbsent(text, unknown -> compiled(text, name))
                    .getDeclaredConstructor()
                    .newInstance();
            script.bind(this);
            return script;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<? extends PipelineScript> compiled(String text, String name) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        return new GroovyShell(PipelineRun.class.getClassLoader(), new Binding(), configuration)
                .parse(text, name + ".groovy")
                .getClass()
                .asSubclass(PipelineScript.class);
    }

    /** Runs what is below {@code pipeline}. */
    Object declarative(Closure<?> body) {
        new Declarative(this).pipeline(body);
        return null;
    }

    /** The object behind a file in {@code vars}, one a run. */
    Optional<Object> variable(String name) {
        Path file = Path.of("vars", name + ".groovy");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(variables.computeIfAbsent(name, unknown -> script(text(file), name)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Jenkins knows under a name: its own objects, library variables, the environment. */
    Optional<Object> property(String name) {
        return switch (name) {
            case "env" -> Optional.of(new Environment());
            case "currentBuild" -> Optional.of(new CurrentBuild());
            case "scm" -> Optional.of("scm");
            default -> variable(name).or(() -> Optional.ofNullable(environment.get(name)));
        };
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Stands for {@code env}: null for what is not set. */
    public final class Environment extends GroovyObjectSupport {
        @Override
        public Object getProperty(String name) {
            return environment.get(name);
        }
    }

    /** Stands for {@code currentBuild}. */
    public final class CurrentBuild {
        /** The causes of a type. */
        public List<String> getBuildCauses(String type) {
            return causes.stream().filter(type::equals).toList();
        }
    }
}
