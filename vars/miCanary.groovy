// The step of the same name, see miCanary.txt; the step is called by its full name, since this file hides it.
def call(Map args = [:]) {
    try {
        return steps.miCanary(args)
    } catch (NoSuchMethodError missing) {
        if (missing.message?.contains("DSL method 'miCanary'")) {
            error('miCanary: this Jenkins has no such step; install the plugin wso2-mi')
        }
        throw missing
    }
}

/** {@code miCanary '10% 5m, 50% 10m, 100%'}. */
def call(String plan) {
    call(plan: plan)
}
