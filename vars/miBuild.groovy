// The step of the same name, see miBuild.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miBuild(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miBuild'")) {
            error('miBuild: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}
