package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.Before;
import io.jenkins.plugins.wso2mi.canary.traffic.CanaryService;
import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The route that splits a canary's traffic, as its state keeps it.
 *
 * @param traffic what was chosen, with the stable Service's name
 * @param label by which the Services tell the two versions' pods apart
 * @param before what the route said before the canary
 * @param preview the Service for testers of a preview; empty if there is no preview
 */
record CanaryRoute(CanaryTraffic traffic, LabelChange label, Before before, String preview) {
    /** The same after a look at what is there. */
    CanaryRoute from(Before now) {
        return new CanaryRoute(traffic, label, now, preview);
    }

    /** The names of the Services that are made for the canary. */
    List<String> services() {
        List<String> names = new ArrayList<>();
        if (!traffic.choice().isService()) {
            names.add(CanaryService.nameOf(traffic.service()));
        }
        if (!preview.isEmpty()) {
            names.add(preview);
        }
        return names;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("traffic", traffic.choice().text());
        fields.put("testers", traffic.testersText());
        fields.put("service", traffic.service());
        fields.put("label", label.key());
        fields.put("stable", label.stable());
        fields.put("canary", label.canary());
        fields.put("before", before.fields());
        fields.put("preview", preview);
        return fields;
    }

    /**
     * Reads what {@link #fields} wrote.
     *
     * @throws RefusedException if it is something else
     */
    static CanaryRoute of(Map<String, Object> fields) {
        CanaryTraffic traffic = CanaryTraffic.parse(
                KubernetesObject.text(fields, "traffic"),
                KubernetesObject.text(fields, "testers"),
                KubernetesObject.text(fields, "service"));
        if (traffic == null) {
            throw new RefusedException("route", "names no route", "");
        }
        Map<String, String> before = new LinkedHashMap<>();
        KubernetesObject.map(fields, "before").forEach((name, text) -> before.put(name, String.valueOf(text)));
        LabelChange label = new LabelChange(
                KubernetesObject.text(fields, "label"),
                KubernetesObject.text(fields, "stable"),
                KubernetesObject.text(fields, "canary"));
        return new CanaryRoute(traffic, label, new Before(before), KubernetesObject.text(fields, "preview"));
    }
}
