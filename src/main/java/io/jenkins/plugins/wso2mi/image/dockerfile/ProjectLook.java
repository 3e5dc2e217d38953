package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.check.CheckReport;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.CarsToBurn;
import io.jenkins.plugins.wso2mi.image.ImageTarget;
import io.jenkins.plugins.wso2mi.image.Labels;
import io.jenkins.plugins.wso2mi.image.Publication;
import io.jenkins.plugins.wso2mi.image.TagValues;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.BuildContext;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.IgnoreFile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a docker project, its base and its target; what stands against a build is noted, not thrown. */
final class ProjectLook {
    private final DockerProject request;
    private final Map<String, String> environment;
    private final Registries registries;
    private final ImageReader reader;
    private final Problems problems = new Problems();
    private final Reporter reporter;

    ProjectLook(
            DockerProject request,
            Map<String, String> environment,
            Registries registries,
            ContentCache cache,
            Reporter reporter) {
        this.request = request;
        this.environment = environment;
        this.registries = registries;
        this.reader = new ImageReader(registries, cache);
        this.reporter = reporter;
    }

    /** Looks at all there is; goes on only if nothing is wrong. */
    LookedAt look() throws IOException, InterruptedException {
        Map<String, String> labels = Labels.parse(request.labels(), problems);
        Map<String, String> arguments = BuildArguments.parse(request.arguments(), environment, problems);
        var secrets = BuildSecrets.parse(request.secrets(), environment, problems);
        Dockerfile file = Dockerfile.read(request.file(), problems);
        BuildArguments.checkTaken(file, arguments, problems);
        Stages stages = Stages.read(file, arguments, problems);
        BuildContext context = context();
        // named before the base is asked, so that one token serves both
        nameTarget();
        Optional<RemoteImage> base = base(file, stages);
        BaseFacts facts = base.map(BaseFacts::of).orElseGet(() -> withoutBase(stages));
        StageWalk walk = new StageWalk(file, facts, stages.arguments(), arguments, problems);
        Inspection project = new Inspection(file, stages, walk.walk(stages.chain()), facts, context, request.cars());
        Problems found = new Problems();
        DockerfileCheck.check(project, found);
        found.list()
                .forEach(problem -> problems.add(
                        request.policy().strict()
                                ? Problem.error(problem.where(), problem.what(), problem.fix())
                                : problem));
        List<BurntApplication> held = held(base);
        Map<Car, String> cars = cars(project, base.isPresent() && held.isEmpty());
        List<BurntApplication> applications = applications(cars);
        CarsToBurn.checkBeside(held, applications, problems);
        Optional<ImageTarget> target = target(labels, applications);
        Optional<Digest> current = target.isPresent() ? current(target.get()) : Optional.empty();
        tell();
        return new LookedAt(
                project,
                base,
                applications,
                List.copyOf(cars.keySet()),
                target.orElseThrow(),
                current,
                labels,
                arguments,
                secrets);
    }

    /** Tells what was found and is not suppressed; goes on only if no error is among it. */
    private void tell() {
        List<String> notices = new ArrayList<>();
        Problems rest = new Problems();
        DockerfileSuppression.leaveOut(request.suppressions(), problems.list(), notices)
                .forEach(rest::add);
        rest.refuseOnErrors();
        rest.list().forEach(reporter::problem);
        notices.forEach(reporter::notice);
    }

    /** What is wrong with its name is told when its tags are known. */
    private void nameTarget() {
        try {
            registries.writable(ImageReference.parse(request.target(), "--to"));
        } catch (RefusedException e) {
            return;
        }
    }

    private Optional<ImageTarget> target(Map<String, String> labels, List<BurntApplication> applications) {
        Publication publication = request.publication();
        Instant created = request.created() == null ? reporter.now() : request.created();
        TagValues values =
                new TagValues(labels, applications, publication.attestations().origin(), created);
        return ImageTarget.parse(request.target(), request.tags(), publication.format(), values, problems);
    }

    private BuildContext context() throws IOException {
        if (!Files.isDirectory(request.context())) {
            throw new RefusedException(
                    request.context().toString(), "is no folder", "name the folder that COPY takes from");
        }
        for (Path car : request.cars()) {
            if (!Files.isRegularFile(car)) {
                problems.error(car.toString(), "is no file", "build it first, or correct the path");
            }
        }
        try {
            return BuildContext.read(
                    request.context(), IgnoreFile.find(request.context(), request.file()), request.cars());
        } catch (IOException e) {
            throw new RefusedException(request.context().toString(), PlainText.oneLine(e.getMessage()), "");
        }
    }

    private static BaseFacts withoutBase(Stages stages) {
        List<Stage> chain = stages.chain();
        return !chain.isEmpty() && chain.get(0).base().equals("scratch") ? BaseFacts.NOTHING : BaseFacts.UNKNOWN;
    }

    private Optional<RemoteImage> base(Dockerfile file, Stages stages) throws InterruptedException {
        List<Stage> chain = stages.chain();
        String name = chain.isEmpty() ? "" : chain.get(0).base();
        if (name.isEmpty() || name.equals("scratch")) {
            return Optional.empty();
        }
        String where = file.where(chain.get(0).from());
        String why;
        try {
            ImageReference reference = ImageReference.parse(name, where);
            Optional<Digest> digest = reader.resolve(reference);
            if (digest.isPresent()) {
                return Optional.of(reader.read(reference, digest.get()));
            }
            why = "there is no image " + reference;
        } catch (RefusedException e) {
            // a name that is none is told by the check
            return Optional.empty();
        } catch (IOException e) {
            why = PlainText.oneLine(e.getMessage());
        }
        boolean needed = request.builder() == Builder.REGISTRY;
        if (needed) {
            problems.error(where, why, "check its name, and push it first");
        } else {
            problems.warning(
                    where,
                    why + ", so where its server is could not be checked [unseen-base]",
                    "push it, so that every machine builds the same");
        }
        return Optional.empty();
    }

    /** Those that the image gets, checked, each with the name that it has there. */
    private Map<Car, String> cars(Inspection project, boolean alone) {
        Map<Path, String> names = new LinkedHashMap<>();
        for (CopiedFile copied : project.copiedApplications()) {
            String name = ImagePath.name(copied.path());
            // it may also be where no server looks for it, by another name
            boolean read = ApplicationRules.isRead(project, copied.path());
            names.merge(copied.entry().source(), name, (before, after) -> read ? after : before);
        }
        CarsToBurn cars = CarsToBurn.read(List.copyOf(names.keySet()), request.policy(), problems);
        CheckReport check = alone ? cars.report() : cars.report().besideOthers();
        check.problems().forEach(problems::add);
        check.notices().forEach(reporter::notice);
        Map<Car, String> named = new LinkedHashMap<>();
        cars.cars().forEach(car -> named.put(car, names.getOrDefault(car.file(), "")));
        return named;
    }

    private static List<BurntApplication> applications(Map<Car, String> cars) {
        return cars.entrySet().stream()
                .map(one -> CarsToBurn.burnt(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<BurntApplication> held(Optional<RemoteImage> base) throws IOException {
        return base.isPresent()
                ? BurntApplication.in(base.get().platforms().get(0).config())
                : List.of();
    }

    private Optional<Digest> current(ImageTarget target) throws InterruptedException {
        try {
            return reader.resolve(target.reference());
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        } catch (IOException e) {
            problems.error("--to", PlainText.oneLine(e.getMessage()), "");
        }
        return Optional.empty();
    }
}
