// The step of the same name, see miRebaseImage.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miRebaseImage(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miRebaseImage'")) {
            error('miRebaseImage: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}

/** {@code miRebaseImage 'clinic/appointments:1'}. */
def call(String images) {
    call(images: images)
}
