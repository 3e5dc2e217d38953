package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Kubernetes objects from YAML or JSON: files, folders, text, and what kustomize and helm make. */
public final class ManifestReader {
    private final Problems problems;
    private final Templating templating;

    /** Notes what is wrong with the files in the given problems. */
    public ManifestReader(Problems problems) {
        this(problems, Templating.ofThisMachine());
    }

    ManifestReader(Problems problems, Templating templating) {
        this.problems = problems;
        this.templating = templating;
    }

    /**
     * Reads all sources; of a folder its {@code .yaml}, {@code .yml} and {@code .json} files by name, not its
     * subfolders.
     *
     * @return the objects in the order of reading; what could not be read is noted as a problem
     */
    public List<KubernetesObject> read(List<ManifestSource> sources) {
        List<KubernetesObject> objects = new ArrayList<>();
        for (ManifestSource source : sources) {
            if (source instanceof ManifestSource.Files files) {
                readPath(files.path(), objects);
            } else if (source instanceof ManifestSource.Text text) {
                readDocuments(() -> PlainYaml.read(text.name(), text.text()), objects);
            } else if (source instanceof ManifestSource.Chart chart) {
                new ChartReader(templating, problems).read(chart, this::readDocuments, objects);
            } else if (source instanceof ManifestSource.Objects read) {
                objects.addAll(read.objects());
            }
        }
        if (objects.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    names(sources), "there is no Kubernetes object in it", "give yaml files or a folder of them");
        }
        refuseTwins(objects);
        return objects;
    }

    private static String names(List<ManifestSource> sources) {
        return sources.stream().map(ManifestReader::name).toList().toString();
    }

    private static String name(ManifestSource source) {
        if (source instanceof ManifestSource.Files files) {
            return files.path().toString();
        }
        if (source instanceof ManifestSource.Chart chart) {
            return chart.folder().toString();
        }
        return source instanceof ManifestSource.Text text ? text.name() : "objects";
    }

    private void readPath(Path path, List<KubernetesObject> objects) {
        if (!Files.exists(path)) {
            problems.error(path.toString(), "there is no such file or folder", "correct the path");
            return;
        }
        if (Templating.isChart(path)) {
            problems.error(
                    path.toString(), "is a Helm chart, which is not rendered for this", "name the Deployment instead");
            return;
        }
        if (Templating.isKustomization(path)) {
            readDocuments(() -> PlainYaml.read(path + " (kustomize)", templating.kustomize(path)), objects);
            return;
        }
        for (Path file : files(path)) {
            readDocuments(() -> PlainYaml.read(file), objects);
        }
    }

    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.error(path.toString(), "cannot be read: " + e.getMessage(), "");
            return List.of();
        }
    }

    private void readDocuments(Supplier<List<PlainYaml.Document>> read, List<KubernetesObject> objects) {
        try {
            read.get().forEach(document -> add(document.content(), document.where(), objects));
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        }
    }

    private void add(@Nullable Object content, String where, List<KubernetesObject> objects) {
        if (content == null) {
            return;
        }
        if (!(content instanceof Map<?, ?> map)) {
            problems.error(where, "this is no Kubernetes object", "begin it with apiVersion and kind");
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        KubernetesObject object = new KubernetesObject(fields, where);
        if (object.kind().equals("List")) {
            KubernetesObject.maps(fields, "items").forEach(item -> add(item, where, objects));
            return;
        }
        if (isNamed(object)) {
            objects.add(object);
        }
    }

    private boolean isNamed(KubernetesObject object) {
        for (String field : List.of("apiVersion", "kind")) {
            if (KubernetesObject.text(object.content(), field).isEmpty()) {
                problems.error(object.where(), "has no " + field, "add it");
                return false;
            }
        }
        if (object.name().isEmpty()) {
            problems.error(object.where(), object.kind() + " has no metadata.name", "give it a name");
            return false;
        }
        return true;
    }

    private void refuseTwins(List<KubernetesObject> objects) {
        Map<Object, String> seen = new LinkedHashMap<>();
        for (KubernetesObject object : objects) {
            String before = seen.putIfAbsent(object.ref(), object.where());
            if (before != null) {
                problems.error(
                        object.where(), object.ref().words() + " is already in " + before, "remove one of the two");
            }
        }
    }
}
