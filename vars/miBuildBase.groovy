// The step of the same name, see miBuildBase.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miBuildBase(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miBuildBase'")) {
            error('miBuildBase: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}
