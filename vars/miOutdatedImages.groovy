// The step of the same name, see miOutdatedImages.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miOutdatedImages(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miOutdatedImages'")) {
            error('miOutdatedImages: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}

/** {@code miOutdatedImages 'clinic/appointments:1'}. */
def call(String images) {
    call(images: images)
}
