package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Optional;

/**
 * What a unit's pods run.
 *
 * @param reference with tag or digest
 * @param pullPolicy Always, IfNotPresent or Never
 * @param pullSecrets names of Secrets
 */
public record Image(Value<String> reference, Value<String> pullPolicy, List<Value<String>> pullSecrets) {
    public Image {
        pullSecrets = List.copyOf(pullSecrets);
    }

    /** Reads it; without a tag a problem is noted at the unit. */
    static Image read(UnitText unit, Settings settings) {
        List<Value<String>> secrets = settings.texts("pullSecrets", Grammar.OBJECT);
        Value<String> policy = settings.choice("pullPolicy", List.of("Always", "IfNotPresent", "Never"))
                .orElse(Value.standard("IfNotPresent"));
        // a tag may come from a variable, which nobody needs to set then
        if (unit.given().isPresent()) {
            return new Image(new Value<>(unit.given().get(), "as given"), policy, secrets);
        }
        Optional<Value<String>> registry = settings.text("registry", Grammar.REGISTRY);
        Optional<Value<String>> tag = settings.text("tag", Grammar.TAG);
        if (tag.isEmpty() && !settings.has("tag")) {
            settings.problems()
                    .error(
                            unit.name().where(),
                            "the image of unit '" + unit.name().text() + "' has no tag",
                            "write tag:, or name the image by --image "
                                    + unit.name().text() + "=REF");
        }
        return new Image(reference(unit, registry, tag), policy, secrets);
    }

    private static Value<String> reference(
            UnitText unit, Optional<Value<String>> registry, Optional<Value<String>> tag) {
        String repository = unit.image().text();
        String first = repository.substring(0, Math.max(0, repository.indexOf('/')));
        boolean hasHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        String prefix = hasHost ? "" : registry.map(one -> one.get() + "/").orElse("");
        String text = tag.map(Value::get).orElse("");
        String joined = prefix + repository + (text.startsWith("sha256:") ? "@" : ":") + text;
        String origin = unit.image().line()
                + registry.filter(one -> !prefix.isEmpty())
                        .map(one -> ", registry " + one.origin())
                        .orElse("")
                + tag.map(one -> ", tag " + one.origin()).orElse("");
        return new Value<>(joined, origin);
    }
}
