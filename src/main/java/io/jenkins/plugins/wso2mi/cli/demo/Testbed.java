package io.jenkins.plugins.wso2mi.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The parts that the demo runs on: the project's testbed, or what the user has given. */
final class Testbed {
    private final Script script;
    private final DemoOptions options;
    private volatile boolean ours;

    Testbed(Script script, DemoOptions options) {
        this.script = script;
        this.options = options;
    }

    /** The registry, ready; the cluster may still be missing. */
    DemoSite registry() throws IOException, InterruptedException {
        if (options.registry() != null) {
            return new DemoSite(options.kubeconfig(), options.registry());
        }
        ours = !isUp();
        return DemoSite.of(script.run("testbed/up", "registry"));
    }

    /** Registry and cluster, ready. */
    DemoSite cluster() throws IOException, InterruptedException {
        return options.registry() != null
                ? new DemoSite(options.kubeconfig(), options.registry())
                : DemoSite.of(script.run("testbed/up", "cluster"));
    }

    private boolean isUp() throws InterruptedException {
        try {
            script.run("testbed/status");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The files of the Synapse stand-in's image. */
    Path standInTree() throws IOException, InterruptedException {
        List<String> lines = script.run("testbed/runtime/build");
        if (lines.isEmpty()) {
            throw new IOException("testbed/runtime/build printed no path");
        }
        return Path.of(lines.get(lines.size() - 1));
    }

    /** Ends what this demo brought up; a testbed that was up before stays. */
    void down() throws IOException, InterruptedException {
        if (ours) {
            // an interrupt that ended the demo shall not leave the testbed behind
            boolean interrupted = Thread.interrupted();
            script.run("testbed/down");
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
