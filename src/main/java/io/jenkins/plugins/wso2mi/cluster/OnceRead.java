package io.jenkins.plugins.wso2mi.cluster;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** Turns the client's objects into values, each object once: of a thousand pods mostly one has changed. */
final class OnceRead<T, S> {
    private final Function<T, S> reader;
    private IdentityHashMap<T, S> known = new IdentityHashMap<>();

    OnceRead(Function<T, S> reader) {
        this.reader = reader;
    }

    List<S> of(List<T> objects) {
        IdentityHashMap<T, S> present = new IdentityHashMap<>();
        List<S> values = new ArrayList<>();
        // the cache behind the list goes on changing
        for (T object : List.copyOf(objects)) {
            S before = known.get(object);
            S value = before == null ? reader.apply(object) : before;
            present.put(object, value);
            values.add(value);
        }
        known = present;
        return values;
    }
}
