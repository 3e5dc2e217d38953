package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;

/** Keeps watched objects without the field owners that the API server sends with each: they are half of the memory. */
final class LeanStore<T extends HasMetadata> extends BasicItemStore<T> {
    LeanStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public T put(String key, T object) {
        object.getMetadata().setManagedFields(List.of());
        return super.put(key, object);
    }
}
