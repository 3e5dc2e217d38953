// The step of the same name, see miBuildImage.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miBuildImage(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miBuildImage'")) {
            error('miBuildImage: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}

/** {@code miBuildImage 'clinic/appointments:1'}. */
def call(String to) {
    call(to: to)
}
