package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.config.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a patch over an object as {@code kubectl patch} does: mapping by mapping, null takes a field out, and lists
 * whose items have names (containers, volumes, env, ports) item by item; other lists as a whole.
 */
final class Patching {
    private Patching() {}

    static YamlTree apply(YamlTree below, YamlTree above) {
        if (below instanceof YamlTree.Branch under && above instanceof YamlTree.Branch over) {
            Map<String, YamlTree> children = new LinkedHashMap<>(under.children());
            over.children().forEach((key, patch) -> lay(children, key, patch));
            return new YamlTree.Branch(children);
        }
        if (below instanceof YamlTree.Row under
                && above instanceof YamlTree.Row over
                && isNamed(under)
                && isNamed(over)) {
            return new YamlTree.Row(items(under, over));
        }
        return above;
    }

    private static void lay(Map<String, YamlTree> children, String key, YamlTree patch) {
        YamlTree before = children.get(key);
        if (patch instanceof YamlTree.Nothing) {
            children.remove(key);
        } else {
            children.put(key, before == null ? patch : apply(before, patch));
        }
    }

    private static boolean isNamed(YamlTree.Row row) {
        return row.items().stream().allMatch(item -> !name(item).isEmpty());
    }

    private static String name(YamlTree item) {
        return item instanceof YamlTree.Branch branch ? branch.text("name") : "";
    }

    private static List<YamlTree> items(YamlTree.Row under, YamlTree.Row over) {
        List<YamlTree> all = new ArrayList<>();
        for (YamlTree item : under.items()) {
            Optional<YamlTree> patch = over.items().stream()
                    .filter(one -> name(one).equals(name(item)))
                    .findFirst();
            all.add(patch.map(one -> apply(item, one)).orElse(item));
        }
        List<String> there = under.items().stream().map(Patching::name).toList();
        over.items().stream().filter(one -> !there.contains(name(one))).forEach(all::add);
        return all;
    }
}
