package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Similar;
import io.jenkins.plugins.wso2mi.config.yaml.YamlTree;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.ArrayList;
import java.util.List;

/** All objects of a unit, those first that others need. */
final class UnitObjects {
    private final UnitSettings unit;
    private final Heading heading;

    UnitObjects(UnitSettings unit) {
        this.unit = unit;
        this.heading = new Heading(unit.identity());
    }

    /** The objects, with the file's patches; notes a patch for what is not there. */
    List<YamlTree.Branch> all(Problems problems) {
        List<YamlTree.Branch> objects = fields().stream().map(Fields::tree).toList();
        List<String> kinds =
                objects.stream().map(one -> one.text("kind")).distinct().toList();
        for (UnitSettings.Patch patch : unit.patches()) {
            if (!kinds.contains(patch.kind().text())) {
                String guess = Similar.to(patch.kind().text(), kinds)
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("there are: " + String.join(", ", kinds));
                problems.error(
                        patch.kind().where(),
                        "unit '" + unit.identity().name().get() + "' has no "
                                + patch.kind().text() + " to patch",
                        guess);
            }
        }
        return objects.stream().map(this::patched).toList();
    }

    private YamlTree.Branch patched(YamlTree.Branch object) {
        YamlTree patched = object;
        for (UnitSettings.Patch patch : unit.patches()) {
            if (patch.kind().text().equals(object.text("kind"))) {
                patched = Patching.apply(patched, patch.tree());
            }
        }
        return patched instanceof YamlTree.Branch branch ? branch : object;
    }

    private List<Fields> fields() {
        List<Fields> all = new ArrayList<>();
        if (unit.identity().createNamespace().get()) {
            unit.identity().namespace().ifPresent(name -> all.add(namespace(name)));
        }
        if (unit.account().create().get()) {
            all.add(AccountObject.of(heading, unit.account()));
        }
        if (!ConfigObject.texts(unit).isEmpty()) {
            all.add(ConfigObject.of(unit, heading));
        }
        all.addAll(new Storage(unit, heading).objects());
        if (unit.network().service().exists()) {
            all.add(ServiceObject.of(unit, heading));
        }
        all.add(DeploymentObject.of(unit, heading));
        unit.availability().scaling().ifPresent(one -> all.add(AutoscalerObject.of(unit, heading, one)));
        unit.availability().disruption().ifPresent(one -> all.add(BudgetObject.of(heading, one)));
        unit.network().ingress().ifPresent(one -> all.add(IngressObject.of(unit, heading, one)));
        unit.network().route().ifPresent(one -> all.add(RouteObject.of(unit, heading, one)));
        if (unit.metrics().serviceMonitor().get()) {
            all.add(MonitorObject.of(heading));
        }
        if (unit.metrics().dashboard().get()) {
            all.add(DashboardObject.of(heading));
        }
        return all;
    }

    private Fields namespace(Value<String> name) {
        return heading.common("v1", "Namespace", name, false, new Fields());
    }
}
