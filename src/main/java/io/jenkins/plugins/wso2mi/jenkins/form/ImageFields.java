package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.ImageTarget;
import io.jenkins.plugins.wso2mi.image.Labels;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.AwsOrder;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.release.ContainerImages;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads the fields about images. Each method hands back what is worth telling, mostly nothing, and throws
 * {@link RefusedException} for what is wrong. No file is looked at: a form must not tell which files the controller
 * has.
 */
final class ImageFields {
    private ImageFields() {}

    static String image(String text) {
        ImageReference.parse(text, "image");
        return "";
    }

    static String images(String text) {
        return checked(problems -> {
            Map<String, String> images = ContainerImages.parse(Lines.of(text), problems);
            images.values().forEach(ImageFields::image);
        });
    }

    /** An image that is built on: from a registry that is allowed. */
    static String source(String text) {
        checkRegistry(ImageReference.parse(text, "base"));
        return "";
    }

    /** Images that are at registries already, one a line. */
    static String targets(String text) {
        String registry = MiGlobalConfiguration.get().getRegistry();
        return checked(problems -> Lines.of(text).stream()
                .filter(line -> !line.contains("$"))
                .forEach(line -> {
                    try {
                        checkRegistry(ImageReference.parse(ImageOrder.target(line, registry), "images"));
                    } catch (RefusedException e) {
                        e.problems().forEach(problems::add);
                    }
                }));
    }

    private static void checkRegistry(ImageReference image) {
        AllowedNames.parse(MiGlobalConfiguration.get().getAllowedRegistries())
                .check("", "registry", image.registry(), Messages.global());
    }

    /**
     * Tells the whole name if the global configuration adds a registry to it.
     *
     * @param tagFormat how a tag is made; blank if the target has to have one
     */
    static String target(String text, String tagFormat) {
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        String whole = ImageOrder.target(text, global.getRegistry());
        if (tagFormat.isBlank()) {
            checked(problems -> ImageTarget.parse(whole, List.of(), problems));
        }
        checkRegistry(ImageReference.parse(whole, "to"));
        return whole.equals(text) ? "" : whole;
    }

    static String tags(String text) {
        Lines.of(text).forEach(tag -> ImageReference.parseTag(tag, "tags"));
        return "";
    }

    /** The tag of images that are put on a new base. */
    static String tag(String text) {
        ImageReference.parseTag(text, "tag");
        return "";
    }

    static String awsRole(String text) {
        new AwsOrder("", text).account();
        return "";
    }

    static String labels(String text) {
        return checked(problems -> Labels.parse(Lines.of(text), problems));
    }

    static String cars(String text) {
        return each(text, line -> line.endsWith(".car"), Messages.noCar());
    }

    static String additions(String text) {
        return each(text, ImageFields::hasDestination, Messages.noDestination());
    }

    private static boolean hasDestination(String line) {
        int colon = line.lastIndexOf(':');
        boolean named = colon > 0 && colon < line.length() - 1;
        return named || line.equals("deployment.toml") || line.endsWith("/deployment.toml");
    }

    private static String each(String text, Predicate<String> good, String words) {
        return checked(problems -> Lines.of(text).stream()
                .filter(good.negate())
                .forEach(line -> problems.error("", "'" + line + "' " + words, "")));
    }

    private static String checked(Consumer<Problems> check) {
        Problems problems = new Problems();
        check.accept(problems);
        problems.refuseOnErrors();
        return "";
    }
}
