package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.ManifestText;
import io.jenkins.plugins.wso2mi.landscape.Unit;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.jspecify.annotations.Nullable;

/** Units of a landscape, with all that has to be built for them. */
public final class MiUnits implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String project;
    private final @Nullable MiBase base;
    private final ArrayList<MiUnit> units = new ArrayList<>();
    private final ArrayList<String> cars;
    private final ArrayList<String> modules;
    private final ArrayList<String> environments;

    /**
     * Takes the engine's values.
     *
     * @param some units of the landscape
     * @param workspace where the paths of the result begin
     * @throws IOException if a manifest cannot be read
     */
    MiUnits(Landscape landscape, List<Unit> some, Path workspace) throws IOException {
        Path folder = workspace.toAbsolutePath().normalize().relativize(landscape.root());
        this.project = folder.toString().isEmpty() ? "." : folder.toString();
        this.base = landscape.base().map(one -> new MiBase(one, folder)).orElse(null);
        for (Unit unit : some) {
            units.add(new MiUnit(unit, folder, ManifestText.of(landscape.root(), unit.manifests())));
        }
        this.cars = new ArrayList<>(landscape.modules(some, true));
        this.modules = new ArrayList<>(landscape.modules(some, false));
        this.environments = new ArrayList<>(landscape.environments());
    }

    /** The units, in the order of the file. */
    @Whitelisted
    public List<MiUnit> getUnits() {
        return new ArrayList<>(units);
    }

    /** The image that all units start from; null if there is none. */
    @Whitelisted
    public @Nullable MiBase getBase() {
        return base;
    }

    /** The folder with the pom.xml, from the workspace. */
    @Whitelisted
    public String getProject() {
        return project;
    }

    /**
     * Folders of the modules that make the carbon applications of these units and of the base, from the project, in the
     * project's order, which is that of {@code miBuildCar}'s result.
     */
    @Whitelisted
    public List<String> getCars() {
        return new ArrayList<>(cars);
    }

    /** Folders of further modules to be built, since files of the images come from them. */
    @Whitelisted
    public List<String> getModules() {
        return new ArrayList<>(modules);
    }

    /** Names of the environments that the landscape knows, in the order of the file. */
    @Whitelisted
    public List<String> getEnvironments() {
        return new ArrayList<>(environments);
    }

    @Whitelisted
    @Override
    public String toString() {
        return units.toString();
    }
}
