package standin.car;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Deploys the CARs of a folder in alphabetical order, each whole or not at all. */
public final class CarDeployer {
    private static final Log LOG = LogFactory.getLog(CarDeployer.class);

    private final CarReader reader;
    private final ArtifactDeployer artifacts;
    private final Deployments deployments = new Deployments();
    private final Set<String> identities = new HashSet<>();
    private final Set<String> swaggers = new HashSet<>();

    /**
     * @param serverRoles regular expressions of the roles this server has
     * @param artifacts turns artifacts into steps
     */
    public CarDeployer(List<String> serverRoles, ArtifactDeployer artifacts) {
        this.reader = new CarReader(serverRoles);
        this.artifacts = artifacts;
    }

    /** {@return what was deployed so far} */
    public Deployments deployments() {
        return deployments;
    }

    /**
     * Tries every CAR; a fault in one never stops the others.
     *
     * @param folder the carbonapps folder; if it is missing nothing is deployed
     */
    public void deployAll(Path folder) {
        try (Stream<Path> listing = Files.list(folder)) {
            listing.filter(Files::isRegularFile).sorted().forEach(this::deployOrLog);
        } catch (IOException e) {
            LOG.warn("Cannot list " + folder + "; no Carbon Application is deployed: " + e);
        }
    }

    private void deployOrLog(Path path) {
        String file = path.getFileName().toString();
        if (!file.endsWith(".car")) {
            LOG.warn("Only .car files are processed. Hence " + file + " will be ignored");
            return;
        }
        try (CarFile zip = new CarFile(path)) {
            deploy(zip, reader.read(zip, file));
        } catch (CarIgnored e) {
            if (e.isWarning()) {
                LOG.warn(e.getMessage());
            } else {
                LOG.error(e.getMessage(), e.getCause());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Error while deploying carbon application " + file, e);
        }
    }

    private void deploy(CarFile zip, Car car) throws CarIgnored {
        refuseDuplicates(car);
        Deque<Step> done = new ArrayDeque<>();
        try {
            List<Step> steps = new ArrayList<>();
            for (Artifact artifact : car.artifacts()) {
                artifacts.prepare(zip, artifact).ifPresent(steps::add);
            }
            for (Step step : steps) {
                step.add().run();
                done.push(step);
            }
            steps.forEach(step -> step.init().run());
        } catch (ArtifactFault | RuntimeException | LinkageError e) {
            LOG.error("Error occurred while deploying the Carbon application: " + car.file()
                    + ". Reverting successfully deployed artifacts in the CApp.", e);
            done.forEach(CarDeployer::takeBack);
            car.swaggers().forEach(swaggers::remove);
            deployments.addFaulty(car);
            return;
        }
        identities.add(car.identity());
        deployments.addActive(car);
        LOG.info("Successfully Deployed Carbon Application : " + car.identity() + "{super-tenant}");
    }

    private void refuseDuplicates(Car car) throws CarIgnored {
        if (identities.contains(car.identity())) {
            throw CarIgnored.error(
                    "Carbon Application : " + car.identity() + " already exists. Two applications can't have the same"
                            + " Id. Deployment aborted: " + car.file(),
                    null);
        }
        for (String api : car.swaggers()) {
            if (!swaggers.add(api)) {
                throw CarIgnored.error("Duplicate swagger definition of " + api + " in " + car.file(), null);
            }
        }
    }

    private static void takeBack(Step step) {
        try {
            step.remove().run();
        } catch (RuntimeException e) {
            LOG.warn("Cannot take back " + step.what() + ": " + e.getMessage());
        }
    }
}
