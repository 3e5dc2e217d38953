package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.CarDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which applications on one server need which others, by their descriptors. */
final class Dependencies {
    private final Map<String, Car> byId = new HashMap<>();
    private final IdentityHashMap<Car, List<Car>> needs = new IdentityHashMap<>();
    private final IdentityHashMap<Car, List<Car>> neededBy = new IdentityHashMap<>();
    private final Set<Car> incomplete = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Car> cyclic = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Looks at applications together.
     *
     * @param cars those packed inside others too
     */
    Dependencies(List<Car> cars) {
        cars.forEach(this::addName);
        for (Car car : cars) {
            List<Car> found = car.dependencies().stream()
                    .flatMap(one -> find(one).stream())
                    .toList();
            needs.put(car, found);
            found.forEach(one ->
                    neededBy.computeIfAbsent(one, any -> new ArrayList<>()).add(car));
            if (found.size() < car.dependencies().size()) {
                incomplete.add(car);
            }
        }
        spreadIncomplete();
        cyclic.addAll(cars);
        peel(cars, needs, neededBy);
        peel(cars, neededBy, needs);
    }

    private void addName(Car car) {
        CarDescriptor descriptor = car.descriptor();
        if (descriptor != null && !descriptor.id().isEmpty()) {
            byId.putIfAbsent(descriptor.id(), car);
        }
        byId.putIfAbsent(car.identity(), car);
    }

    private void spreadIncomplete() {
        Deque<Car> open = new ArrayDeque<>(incomplete);
        while (!open.isEmpty()) {
            of(neededBy, open.remove()).stream().filter(incomplete::add).forEach(open::add);
        }
    }

    /** Takes away, one after the other, what has no way out: it is in no circle. */
    private void peel(
            Collection<Car> cars, IdentityHashMap<Car, List<Car>> ways, IdentityHashMap<Car, List<Car>> back) {
        IdentityHashMap<Car, Integer> left = new IdentityHashMap<>();
        Deque<Car> open = new ArrayDeque<>();
        for (Car car : cars) {
            left.put(car, of(ways, car).size());
            if (of(ways, car).isEmpty()) {
                open.add(car);
            }
        }
        while (!open.isEmpty()) {
            Car free = open.remove();
            cyclic.remove(free);
            of(back, free).stream()
                    .filter(one -> left.merge(one, -1, Integer::sum) == 0)
                    .forEach(open::add);
        }
    }

    private static List<Car> of(IdentityHashMap<Car, List<Car>> ways, Car car) {
        return ways.getOrDefault(car, List.of());
    }

    /** The application that another one needs, if it is here. */
    Optional<Car> find(CarDependency needed) {
        String name = needed.artifactId() + "_" + needed.version();
        Car found = byId.get(String.join("__", needed.groupId(), needed.artifactId(), needed.version()));
        return Optional.ofNullable(found == null ? byId.get(name) : found);
    }

    /** The applications that one needs at first hand, as far as they are here. */
    List<Car> needs(Car car) {
        return of(needs, car);
    }

    /** Whether something that it needs, at first or second hand, is not here, so that nobody knows what that brings. */
    boolean isIncomplete(Car car) {
        return incomplete.contains(car);
    }

    /** Whether it needs itself, over others, or stands between such ones. */
    boolean isInCircle(Car car) {
        return cyclic.contains(car);
    }

    /** Whether all that is needed is here, and nothing needs itself. */
    boolean areOrdered() {
        return incomplete.isEmpty() && cyclic.isEmpty();
    }
}
