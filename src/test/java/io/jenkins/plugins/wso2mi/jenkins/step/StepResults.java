package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.Unit;
import io.jenkins.plugins.wso2mi.order.CarFacts;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import io.jenkins.plugins.wso2mi.order.LandscapeImageFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What steps give to scripts, made without Jenkins. */
public final class StepResults {
    private StepResults() {}

    /** What {@code miUnits} gives. */
    public static MiUnits units(Landscape landscape, List<Unit> units, Path workspace) throws IOException {
        return new MiUnits(landscape, units, workspace);
    }

    /** One of what {@code miBuildCar} gives. */
    public static MiCar car(String path, String... pollingWork) {
        List<String> none = List.of();
        return new MiCar(
                new CarFacts(path, "name", "1.0.0", "0".repeat(64), 1, List.of(), none, List.of(pollingWork), none));
    }

    /** What {@code miBuild} gives, of which all is new. */
    public static MiBuiltImages images(LinkedHashMap<String, String> units) {
        return new MiBuiltImages(
                new LandscapeImageFacts("", units, new ArrayList<>(units.keySet()), new ArrayList<>()));
    }

    /** What {@code miBuildImage} gives. */
    public static MiImage image(ImageFacts facts) {
        return new MiImage(facts);
    }
}
