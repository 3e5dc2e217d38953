package io.jenkins.plugins.wso2mi.jenkins.library;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jenkinsci.plugins.workflow.libs.LibraryRetriever;

/** Copies the files of {@code vars}, which are packed into the plugin, to where a build reads libraries. */
public final class BundledVariables extends LibraryRetriever {
    /** Where they are on the class path. */
    static final String PLACE = "/META-INF/wso2-mi/library/vars/";

    /** Each has a script and a help text. */
    static final List<String> VARIABLES = List.of(
            "miBuild",
            "miBuildBase",
            "miBuildCar",
            "miBuildImage",
            "miCanary",
            "miDeploy",
            "miOutdatedImages",
            "miPipeline",
            "miRebaseImage",
            "miRollback",
            "miUndeploy");

    @Override
    public void retrieve(
            String name, String version, boolean changelog, FilePath target, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        retrieve(name, version, target, run, listener);
    }

    /**
     * Copies them to {@code vars} below a folder.
     *
     * @throws IOException if one is not in the plugin, or the folder cannot be written
     */
    @Override
    public void retrieve(String name, String version, FilePath target, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        FilePath folder = target.child("vars");
        folder.mkdirs();
        for (String variable : VARIABLES) {
            copy(variable + ".groovy", folder);
            copy(variable + ".txt", folder);
        }
    }

    private static void copy(String file, FilePath folder) throws IOException, InterruptedException {
        try (InputStream in = BundledVariables.class.getResourceAsStream(PLACE + file)) {
            if (in == null) {
                throw new FileNotFoundException("the plugin wso2-mi has no " + PLACE + file + "; install it anew");
            }
            folder.child(file).copyFrom(in);
        }
    }
}
