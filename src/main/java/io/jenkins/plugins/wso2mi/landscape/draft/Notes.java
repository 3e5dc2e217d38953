package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;

/** What somebody who reads a draft has to know, line by line. */
final class Notes {
    private final List<String> lines = new ArrayList<>();

    void add(KubernetesObject object, String what) {
        lines.add(object.where() + ": " + object.ref().words() + ": " + what);
    }

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
