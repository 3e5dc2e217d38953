package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.car.PayloadFacts.RegistryItem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a {@code registry-info.xml} brings into the registry. */
final class RegistryItems implements PayloadWalk.Finder {
    private final FactList notes;
    private final Map<RegistryItem, RegistryItem> found = new LinkedHashMap<>();
    private final Map<String, String> parts = new HashMap<>();

    RegistryItems(FactList notes) {
        this.notes = notes;
    }

    @Override
    public void opened(OpenElement element) {
        if (isItem(element)) {
            parts.clear();
        }
    }

    @Override
    public void closed(OpenElement element) {
        OpenElement parent = element.parent();
        if (parent != null && isItem(parent)) {
            parts.put(element.name(), element.text());
        } else if (isItem(element)) {
            boolean collection = element.name().equals("collection");
            String file = parts.getOrDefault(collection ? "directory" : "file", "");
            RegistryItem item = new RegistryItem(file, parts.getOrDefault("path", ""), collection);
            notes.note(found, item, item, item.file().length() + item.path().length());
        }
    }

    private static boolean isItem(OpenElement element) {
        OpenElement parent = element.parent();
        return parent != null
                && parent.parent() == null
                && parent.name().equals("resources")
                && (element.name().equals("item") || element.name().equals("collection"));
    }

    List<RegistryItem> found() {
        return List.copyOf(found.values());
    }
}
