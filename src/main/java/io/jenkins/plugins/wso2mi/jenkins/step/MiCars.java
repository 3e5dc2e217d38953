package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.wso2mi.jenkins.form.StepArgument;
import io.jenkins.plugins.wso2mi.order.CarFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The carbon applications that {@code miBuildCar} has built; if it is only one, it answers for it. */
public final class MiCars implements Serializable, StepArgument {
    private static final long serialVersionUID = 1L;

    private final ArrayList<MiCar> cars;

    MiCars(List<CarFacts> facts) {
        this.cars = facts.stream().map(MiCar::new).collect(Collectors.toCollection(ArrayList::new));
    }

    /** All of them, in the order of the project's modules. */
    @Whitelisted
    public List<MiCar> getCars() {
        return List.copyOf(cars);
    }

    /**
     * The path of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public String getPath() throws AbortException {
        return only().getPath();
    }

    /**
     * The name of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public String getName() throws AbortException {
        return only().getName();
    }

    /**
     * The version of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public String getVersion() throws AbortException {
        return only().getVersion();
    }

    /**
     * The SHA-256 of the only one, hexadecimal.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public String getSha256() throws AbortException {
        return only().getSha256();
    }

    /**
     * The artifacts of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public List<MiArtifact> getArtifacts() throws AbortException {
        return only().getArtifacts();
    }

    /**
     * The dependencies of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public List<String> getDependencies() throws AbortException {
        return only().getDependencies();
    }

    /**
     * The polling work of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public List<String> getPollingWork() throws AbortException {
        return only().getPollingWork();
    }

    /**
     * The warnings of the only one.
     *
     * @throws AbortException if there are several
     */
    @Whitelisted
    public List<String> getWarnings() throws AbortException {
        return only().getWarnings();
    }

    private MiCar only() throws AbortException {
        if (cars.size() != 1) {
            throw new AbortException("miBuildCar has built " + cars.size() + " carbon applications ("
                    + cars.stream().map(MiCar::toString).collect(Collectors.joining(", "))
                    + "); take one of its cars, such as result.cars[0]");
        }
        return cars.get(0);
    }

    @Override
    public String toArgument() {
        return cars.stream().map(MiCar::getPath).collect(Collectors.joining("\n"));
    }

    @Whitelisted
    @Override
    public String toString() {
        return cars.toString();
    }
}
