package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.image.Abreast;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what was decided so: takes images as they are, or builds them. */
final class Making {
    private final Burning burning;
    private final KeptImages kept;
    private final Reporter report;

    Making(Burning burning, KeptImages kept, Reporter report) {
        this.burning = burning;
        this.kept = kept;
        this.report = report;
    }

    /**
     * Makes one.
     *
     * @param base by digest
     */
    UnitImage one(Choice choice, ImageReference base, Reporter told) throws IOException, InterruptedException {
        return choice.isKept()
                ? kept.take(choice, told, false)
                : burning.run(
                        choice, base, choice.wanted().inputs().tag(choice.base().orElseThrow()), told);
    }

    /** Makes all, beside each other. */
    List<UnitImage> all(List<Choice> choices, ImageReference base) throws IOException, InterruptedException {
        OwnLines lines = new OwnLines(report);
        List<Abreast.Work<UnitImage>> works = new ArrayList<>();
        choices.forEach(choice -> works.add(() -> lines.of(own -> one(choice, base, own))));
        return Abreast.all(works);
    }

    /** What would be made. */
    List<UnitImage> planned(List<Choice> choices) throws IOException, InterruptedException {
        List<UnitImage> images = new ArrayList<>();
        for (Choice choice : choices) {
            images.add(planned(choice));
        }
        return images;
    }

    private UnitImage planned(Choice choice) throws IOException, InterruptedException {
        if (choice.isKept()) {
            return kept.take(choice, report, true);
        }
        report.dryRun("build " + choice.wanted().name() + ": " + choice.reason());
        return unmade(choice, UnitImage.State.PLANNED, choice.verdict().reasons());
    }

    /** An image that is not there in the end. */
    static UnitImage unmade(Choice choice, UnitImage.State state, List<String> reasons) {
        String tag = choice.base().map(choice.wanted().inputs()::tag).orElse("");
        return new UnitImage(
                choice.wanted().name(), state, reasons, Optional.empty(), Optional.empty(), tag, Duration.ZERO);
    }
}
