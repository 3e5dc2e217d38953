package io.jenkins.plugins.wso2mi.jenkins.trigger;

import org.jvnet.localizer.ResourceBundleHolder;

/** The texts of {@code Messages.properties}, in the language of who asks. */
final class Messages {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Messages.class);

    private Messages() {}

    static String BaseImageTrigger_displayName() {
        return TEXTS.format("BaseImageTrigger.displayName");
    }

    static String BaseImageTrigger_noSpec() {
        return TEXTS.format("BaseImageTrigger.noSpec");
    }

    static String BaseImageCause_shortDescription(Object base, Object before, Object after) {
        return TEXTS.format("BaseImageCause.shortDescription", base, before, after);
    }
}
