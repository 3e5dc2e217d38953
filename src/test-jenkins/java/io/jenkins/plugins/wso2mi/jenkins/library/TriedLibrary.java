package io.jenkins.plugins.wso2mi.jenkins.library;

import hudson.FilePath;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.LibraryResolver;
import org.jenkinsci.plugins.workflow.libs.LibraryRetriever;

/**
 * The library {@code tried}: as the plugin brings it, but the variables with the names of steps only tell what they are
 * given, so that a whole pipeline runs in Jenkins' own interpreter and sandbox without Maven, registry and cluster.
 */
final class TriedLibrary extends LibraryResolver {
    private static final String CARS = """
            def call(Map args) {
                echo "miBuildCar ${args}"
                def cars = []
                for (module in args.modules) {
                    cars.add([path: module + '.car'])
                }
                return [cars: cars]
            }
            """;
    private static final String IMAGE = """
            def call(Map args) {
                echo "miBuildImage ${args}"
                return [reference: args.to.replaceAll(':[^:]*$', '') + '@sha256:' + '0' * 64]
            }
            """;
    private static final String BUILD = """
            def call(Map args) {
                echo "miBuild ${args}"
                def units = [:]
                for (unit in ['appointments', 'batch']) {
                    units[unit] = 'registry.example.com/clinic/' + unit + '@sha256:' + '0' * 64
                }
                return [images: units]
            }
            """;
    private static final String RELEASE = """
            def call(Map args) {
                def told = [:]
                told.putAll(args)
                if (args.yaml) {
                    told.yaml = args.yaml.contains('kind: Deployment')
                } else {
                    told.there = fileExists(args.file)
                }
                echo "NAME ${told}"
            }
            """;

    @Override
    public boolean isTrusted() {
        return false;
    }

    @Override
    public Collection<LibraryConfiguration> forJob(Job<?, ?> job, Map<String, String> libraryVersions) {
        LibraryConfiguration library = new LibraryConfiguration("tried", new Tried());
        library.setDefaultVersion("1");
        library.setIncludeInChangesets(false);
        return List.of(library);
    }

    /** Copies the bundled variables, then writes over those that are steps. */
    private static final class Tried extends LibraryRetriever {
        @Override
        public void retrieve(
                String name, String version, boolean changelog, FilePath target, Run<?, ?> run, TaskListener listener)
                throws IOException, InterruptedException {
            retrieve(name, version, target, run, listener);
        }

        @Override
        public void retrieve(String name, String version, FilePath target, Run<?, ?> run, TaskListener listener)
                throws IOException, InterruptedException {
            new BundledVariables().retrieve(name, version, target, run, listener);
            FilePath vars = target.child("vars");
            vars.child("miBuildCar.groovy").write(CARS, "UTF-8");
            vars.child("miBuildImage.groovy").write(IMAGE, "UTF-8");
            vars.child("miBuild.groovy").write(BUILD, "UTF-8");
            vars.child("miDeploy.groovy").write(RELEASE.replace("NAME", "miDeploy"), "UTF-8");
            vars.child("miCanary.groovy").write(RELEASE.replace("NAME", "miCanary"), "UTF-8");
        }
    }
}
