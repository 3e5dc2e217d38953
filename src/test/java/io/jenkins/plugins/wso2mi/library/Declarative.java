package io.jenkins.plugins.wso2mi.library;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * As much of Declarative Pipeline as {@code Jenkinsfile.example} needs: agents, environment, nested stages,
 * {@code when} by branch, with {@code not}. What it does not know fails.
 */
final class Declarative {
    private final PipelineRun run;

    Declarative(PipelineRun run) {
        this.run = run;
    }

    void pipeline(Closure<?> body) {
        Section top = new Section("");
        top.fill(body);
        top.runStages();
    }

    /** {@code pipeline} or {@code stage}. */
    public final class Section extends GroovyObjectSupport {
        private final String name;
        private final List<Section> nested = new ArrayList<>();
        private String label;
        private Closure<?> condition;
        private Closure<?> steps;

        Section(String name) {
            this.name = name;
        }

        void fill(Closure<?> body) {
            body.setDelegate(this);
            body.setResolveStrategy(Closure.DELEGATE_FIRST);
            body.call();
        }

        public String getNone() {
            return "none";
        }

        /** {@code agent none}. */
        public void agent(String word) {
            if (!word.equals("none")) {
                throw new IllegalArgumentException("agent " + word);
            }
        }

        /** {@code agent { label 'x' }}. */
        public void agent(Closure<?> body) {
            body.setDelegate(new GroovyObjectSupport() {
                @Override
                public Object invokeMethod(String method, Object arguments) {
                    if (!method.equals("label")) {
                        throw new IllegalArgumentException("agent " + method);
                    }
                    label = String.valueOf(((Object[]) arguments)[0]);
                    return null;
                }
            });
            body.setResolveStrategy(Closure.DELEGATE_ONLY);
            body.call();
        }

        public void options(Closure<?> body) {
            run.steps().invokeMethod("options", new Object[] {body});
        }

        public void triggers(Closure<?> body) {
            run.steps().invokeMethod("triggers", new Object[] {body});
        }

        /** {@code environment { NAME = 'value' }}. */
        public void environment(Closure<?> body) {
            body.setDelegate(new GroovyObjectSupport() {
                @Override
                public void setProperty(String variable, Object value) {
                    run.with(variable, value.toString());
                }
            });
            body.setResolveStrategy(Closure.DELEGATE_FIRST);
            body.call();
        }

        /** {@code stages}; a closure looks into the outermost section first, were it not told. */
        public void stages(Closure<?> body) {
            fill(body);
        }

        /** A stage of this section. */
        public void stage(String title, Closure<?> body) {
            Section stage = new Section(title);
            nested.add(stage);
            stage.fill(body);
        }

        public void when(Closure<?> body) {
            condition = body;
        }

        public void steps(Closure<?> body) {
            steps = body;
        }

        void runStages() {
            nested.forEach(Section::runStage);
        }

        private void runStage() {
            if (condition == null || holds(condition)) {
                block("stage", Map.of("", name), () -> {
                    if (label == null) {
                        runBody();
                    } else {
                        block("node", Map.of("", label), this::runBody);
                    }
                });
            }
        }

        private boolean holds(Closure<?> asked) {
            asked.setDelegate(new GroovyObjectSupport() {
                @Override
                public Object invokeMethod(String method, Object arguments) {
                    if (method.equals("not")) {
                        return !holds((Closure<?>) ((Object[]) arguments)[0]);
                    }
                    if (!method.equals("branch")) {
                        throw new IllegalArgumentException("when " + method);
                    }
                    return Objects.equals(run.environment().get("BRANCH_NAME"), ((Object[]) arguments)[0]);
                }
            });
            asked.setResolveStrategy(Closure.DELEGATE_ONLY);
            return (Boolean) asked.call();
        }

        private void runBody() {
            runStages();
            if (steps != null) {
                steps.call();
            }
        }

        private void block(String step, Map<String, Object> arguments, Runnable body) {
            run.steps().invokeMethod(step, new Object[] {
                arguments,
                new Closure<Void>(this) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Void call(Object... unused) {
                        body.run();
                        return null;
                    }
                }
            });
        }
    }
}
