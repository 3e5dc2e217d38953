// The step of the same name, see miRollback.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miRollback(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miRollback'")) {
            error('miRollback: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}

/** {@code miRollback 'appointments'}. */
def call(String application) {
    call(application: application)
}
