package standin.car;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which applications are active and which CARs are faulty; safe to read from any thread. */
public final class Deployments {
    private final List<Car> active = new CopyOnWriteArrayList<>();
    private final List<Car> faulty = new CopyOnWriteArrayList<>();

    void addActive(Car car) {
        active.add(car);
    }

    void addFaulty(Car car) {
        faulty.add(car);
    }

    /** {@return applications that were deployed whole, in the order of deployment} */
    public List<Car> active() {
        return List.copyOf(active);
    }

    /** {@return applications that were taken back because of a fault} */
    public List<Car> faulty() {
        return List.copyOf(faulty);
    }
}
