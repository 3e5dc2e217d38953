package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.cluster.MemoryQuantity;
import io.jenkins.plugins.wso2mi.release.completion.Heap;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a pod may use.
 *
 * @param requests by resource, {@code cpu} and {@code memory}
 * @param limits by resource
 * @param heap start and maximum as Java takes them
 */
public record Resources(Map<String, Value<String>> requests, Map<String, Value<String>> limits, Value<String> heap) {
    public Resources {
        requests = Collections.unmodifiableMap(requests);
        limits = Collections.unmodifiableMap(limits);
    }

    static Resources read(Settings settings) {
        Settings resources = settings.below("resources").allow("requests", "limits");
        Map<String, Value<String>> requests = amounts(resources.below("requests"), "500m", "1Gi");
        Map<String, Value<String>> limits = amounts(resources.below("limits"), "", "2Gi");
        Value<String> memory = Objects.requireNonNull(limits.get("memory"));
        compare(resources, "memory", Objects.requireNonNull(requests.get("memory")), memory, Resources::bytes);
        Value<String> cpu = requests.get("cpu");
        Value<String> most = limits.get("cpu");
        if (cpu != null && most != null) {
            compare(resources, "cpu", cpu, most, Resources::cpu);
        }
        return new Resources(requests, limits, heap(settings, memory));
    }

    private static Map<String, Value<String>> amounts(Settings settings, String cpu, String memory) {
        settings.allow("cpu", "memory");
        Map<String, Value<String>> amounts = new LinkedHashMap<>();
        settings.text("cpu", Grammar.CPU).ifPresent(one -> amounts.put("cpu", one));
        if (!settings.has("cpu") && !cpu.isEmpty()) {
            amounts.put("cpu", Value.standard(cpu));
        }
        amounts.put("memory", settings.text("memory", Grammar.MEMORY, memory));
        return amounts;
    }

    private static void compare(
            Settings resources,
            String name,
            Value<String> request,
            Value<String> limit,
            Function<String, BigDecimal> amount) {
        if (amount.apply(request.get()).compareTo(amount.apply(limit.get())) > 0) {
            Settings at = request.isStandard() ? resources.below("limits") : resources.below("requests");
            at.refuse(
                    name,
                    name + " requested (" + request.get() + ", " + request.origin() + ") is more than its limit ("
                            + limit.get() + ", " + limit.origin() + ")",
                    "raise limits." + name + ", or request less");
        }
    }

    private static Value<String> heap(Settings settings, Value<String> limit) {
        long bytes = memory(limit.get());
        if (!settings.has("heap")) {
            return new Value<>(Heap.options(bytes / 2), "default: half of the memory limit, " + limit.origin());
        }
        Value<String> heap = settings.text("heap", Grammar.HEAP, "1024m");
        long size = memory(heap.get().toUpperCase(Locale.ROOT) + "i");
        if (size >= bytes) {
            settings.refuse(
                    "heap",
                    "a heap of " + heap.get() + " does not fit the memory limit of " + limit.get() + " ("
                            + limit.origin() + ")",
                    "half of the limit is a good heap; leave it out to get that");
        }
        return heap.map(one -> Heap.options(size));
    }

    private static long memory(String amount) {
        return MemoryQuantity.bytes(amount).orElse(0);
    }

    private static BigDecimal bytes(String amount) {
        return BigDecimal.valueOf(memory(amount));
    }

    private static BigDecimal cpu(String amount) {
        return amount.endsWith("m")
                ? new BigDecimal(amount.substring(0, amount.length() - 1)).movePointLeft(3)
                : new BigDecimal(amount);
    }
}
