package io.jenkins.plugins.wso2mi.jenkins.step;

import org.jvnet.localizer.ResourceBundleHolder;

/** The texts of {@code Messages.properties}, in the language of who asks. */
public final class Messages {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Messages.class);

    private Messages() {}

    /** Name of {@link MiBuildCarStep} for people. */
    public static String MiBuildCarStep_displayName() {
        return TEXTS.format("MiBuildCarStep.displayName");
    }

    /** Name of {@link MiBuildImageStep} for people. */
    public static String MiBuildImageStep_displayName() {
        return TEXTS.format("MiBuildImageStep.displayName");
    }

    /** Name of {@link MiBuildStep} for people. */
    public static String MiBuildStep_displayName() {
        return TEXTS.format("MiBuildStep.displayName");
    }

    /** Name of {@link MiCanaryStep} for people. */
    public static String MiCanaryStep_displayName() {
        return TEXTS.format("MiCanaryStep.displayName");
    }

    /** Name of {@link MiDeployStep} for people. */
    public static String MiDeployStep_displayName() {
        return TEXTS.format("MiDeployStep.displayName");
    }

    /** Name of {@link MiRollbackStep} for people. */
    public static String MiRollbackStep_displayName() {
        return TEXTS.format("MiRollbackStep.displayName");
    }

    /** Name of {@link MiUndeployStep} for people. */
    public static String MiUndeployStep_displayName() {
        return TEXTS.format("MiUndeployStep.displayName");
    }

    /** Name of {@link MiUnitsStep} for people. */
    public static String MiUnitsStep_displayName() {
        return TEXTS.format("MiUnitsStep.displayName");
    }

    /** Name of {@link MiBuildBaseStep} for people. */
    public static String MiBuildBaseStep_displayName() {
        return TEXTS.format("MiBuildBaseStep.displayName");
    }

    /** Name of {@link MiOutdatedImagesStep} for people. */
    public static String MiOutdatedImagesStep_displayName() {
        return TEXTS.format("MiOutdatedImagesStep.displayName");
    }

    /** Name of {@link MiRebaseImageStep} for people. */
    public static String MiRebaseImageStep_displayName() {
        return TEXTS.format("MiRebaseImageStep.displayName");
    }
}
