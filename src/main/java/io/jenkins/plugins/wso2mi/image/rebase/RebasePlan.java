package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.image.Owner;
import io.jenkins.plugins.wso2mi.image.ServerTraits;
import io.jenkins.plugins.wso2mi.image.rebase.Hierarchy.Place;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works out, for each image of a hierarchy, what it becomes; what stands against it is noted. */
final class RebasePlan {
    private static final Pattern BY_NUMBER = Pattern.compile("|root|[0-9]+(:[0-9]+)?");

    private static final int LONGEST_TAG = 128;

    private final RebaseRequest request;
    private final BaseChoice choice;
    private final RebaseLook look;
    private final Problems problems;
    private final Map<TaggedImage, NewBase> results = new HashMap<>();

    RebasePlan(RebaseRequest request, BaseChoice choice, RebaseLook look, Problems problems) {
        this.request = request;
        this.choice = choice;
        this.look = look;
        this.problems = problems;
    }

    List<RebaseStep> steps(Hierarchy hierarchy) throws InterruptedException {
        List<RebaseStep> steps = new ArrayList<>();
        for (Place place : hierarchy.places()) {
            Optional<BaseLink> link = place.image().base();
            if (link.isEmpty()) {
                problems.error(
                        where(place),
                        "does not say what it was built on: it has no annotation or label "
                                + "org.opencontainers.image.base.name with base.digest",
                        "build it anew, with both");
                continue;
            }
            Optional<NewBase> base = base(place, link.get());
            if (base.isPresent()) {
                step(place, link.get(), base.get()).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static String where(Place place) {
        return place.image().reference().toString();
    }

    private Optional<NewBase> base(Place place, BaseLink link) throws InterruptedException {
        if (place.parent() != null) {
            return Optional.ofNullable(results.get(place.parent()));
        }
        Optional<ImageReference> chosen = choice.of(place.image(), link);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        return look.base(chosen.get()).map(image -> new NewBase(image, look.repository(chosen.get())));
    }

    private Optional<RebaseStep> step(Place place, BaseLink link, NewBase base) throws InterruptedException {
        RemoteImage image = place.image().image();
        if (base.isWhat(link)) {
            results.put(place.image(), new NewBase(image, look.repository(image.reference())));
            return Optional.of(RebaseStep.none(place, base));
        }
        if (base.image().descriptor().digest().equals(place.image().digest())) {
            problems.error(where(place), "would become its own base", "name another one by --base");
            return Optional.empty();
        }
        int before = problems.list().size();
        try {
            List<BaseShare> shares = shares(place, link, base);
            if (problems.list().stream().skip(before).anyMatch(Problem::isError)) {
                return Optional.empty();
            }
            ImageReference target = request.target(image.reference());
            Restacking.Result result =
                    new Restacking(image, look.repository(image.reference()), base).run(shares, target);
            results.put(place.image(), new NewBase(result.image(), look.repository(target)));
            return checked(new RebaseStep(
                    place,
                    base,
                    target,
                    result.assembled(),
                    shares.get(0).own().of(image.platforms().get(0).config())));
        } catch (ImageFormatException e) {
            problems.error(where(place), PlainText.oneLine(e.getMessage()), "build it anew");
            return Optional.empty();
        }
    }

    private Optional<RebaseStep> checked(RebaseStep step) {
        String keptAs = step.keptAs();
        if (keptAs == null || keptAs.length() <= LONGEST_TAG) {
            return Optional.of(step);
        }
        problems.error(
                where(step.place()),
                "the tag that would keep the old image, " + keptAs + ", is too long",
                "give the new one another tag by --tag");
        return Optional.empty();
    }

    private List<BaseShare> shares(Place place, BaseLink link, NewBase base)
            throws ImageFormatException, InterruptedException {
        Compatibility compatibility = new Compatibility(where(place), request.force(), problems);
        List<BaseShare> shares = new ArrayList<>();
        for (PlatformImage platform : place.image().image().platforms()) {
            Optional<PlatformImage> below = base.like(platform);
            if (below.isEmpty()) {
                problems.error(
                        where(place),
                        "is for " + NewBase.platform(platform.config()) + ", which the new base "
                                + base.image().reference() + " is not for",
                        "name a base that is");
                continue;
            }
            Optional<BaseShare> share = share(place, link, platform);
            if (share.isPresent()) {
                compatibility.check(
                        platform.config(), below.get().config(), share.get().own());
                shares.add(share.get());
            }
        }
        if (place.parent() == null) {
            checkOwner(place, base, compatibility);
        }
        return shares;
    }

    /** A user by name may have got another number, as WSO2's had with 4.4. */
    private void checkOwner(Place place, NewBase base, Compatibility compatibility) throws InterruptedException {
        RemoteImage image = place.image().image();
        String user = ServerTraits.of(image.platforms().get(0).config()).user();
        if (BY_NUMBER.matcher(user).matches()) {
            return;
        }
        Optional<Owner> old = look.owner(image);
        Optional<Owner> now = look.owner(base.image());
        if (old.isPresent() && now.isPresent() && !old.equals(now)) {
            compatibility.doubt(
                    "its files belong to " + old.get() + ", but user '" + user + "' of the new base is " + now.get());
        }
    }

    /** What of the image is its base's; empty if it cannot be told, which is noted. */
    private Optional<BaseShare> share(Place place, BaseLink link, PlatformImage platform)
            throws ImageFormatException, InterruptedException {
        Optional<BaseShare> recorded = BaseShare.recorded(platform);
        if (recorded.isPresent()) {
            return recorded;
        }
        Optional<ImageReference> name = choice.name(link, where(place));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<RemoteImage> old = look.base(name.get().withDigest(link.digest()));
        if (old.isEmpty()) {
            return Optional.empty();
        }
        Optional<PlatformImage> below = new NewBase(old.get(), look.repository(name.get())).like(platform);
        Optional<BaseShare> share =
                below.isPresent() ? BaseShare.compared(platform, below.get().config()) : Optional.empty();
        if (share.isEmpty()) {
            problems.error(
                    where(place),
                    "its first layers are not those of " + link + ", which it names as its base",
                    "build it anew");
        }
        return share;
    }
}
