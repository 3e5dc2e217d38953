// A whole pipeline for a landscape (mi.yaml), see miPipeline.txt. An executor is held while something is built, not
// while a release goes on or waits. Holds no state: all of it is in local variables, which survive a restart.

def call(Map config = [:]) {
    refuseUnknownKeys(config)
    refuseWrongPlans(config)
    def rules = decide(config)
    if (config.jobProperties != false) {
        setJobProperties(config, rules)
    }
    def built = [units: [], images: [:], environments: []]
    node(config.agentLabel ?: '') {
        timeout(time: config.buildTimeout ?: 60, unit: 'MINUTES') {
            built = makeImages(config, rules)
        }
    }
    if (rules.preview) {
        release('Preview', config.preview, config, built)
    } else if (rules.release) {
        releaseToAll(config.environments ?: [[:]], config, built)
    }
    return built.images
}

def refuseUnknownKeys(Map config) {
    def known = ['file', 'mainBranch', 'agentLabel', 'buildTimeout', 'around', 'builder', 'maven', 'settings', 'arguments',
        'strict', 'suppress', 'suppressions', 'miVersion', 'serverRoles', 'tag',
        'registryCredentialsId', 'insecureRegistry', 'changedSince', 'environments', 'canary', 'containers',
        'submitter', 'preview', 'when', 'baseTrigger', 'jobProperties']
    for (key in new ArrayList(config.keySet())) {
        if (!known.contains(key)) {
            error("miPipeline: there is no key '${key}'; known are: ${known.join(', ')}")
        }
    }
}

// A wrong plan would be told only when everything is built.
def refuseWrongPlans(Map config) {
    def environments = []
    environments.addAll(config.environments ?: [[:]])
    if (config.preview != null) {
        environments.add(config.preview)
    }
    for (environment in environments) {
        def plans = plans(config, environment)
        for (unit in new ArrayList(plans.keySet())) {
            def plan = plans[unit]
            def problem = plan ? io.jenkins.plugins.wso2mi.jenkins.step.CanaryPlans.problem(plan.toString()) : ''
            if (problem) {
                error("miPipeline: canary of ${unit}: ${problem}")
            }
        }
    }
}

// What this build may do. A pull request from a fork gets nothing that needs credentials, whatever the rules say.
def decide(Map config) {
    def main = config.mainBranch ?: 'main'
    def request = env.CHANGE_ID != null
    def fork = env.CHANGE_FORK != null
    def onMain = !request && (env.BRANCH_NAME == null || env.BRANCH_NAME == main)
    def own = config.when ?: [:]
    def preview = !fork && config.preview != null && answer(own.preview, request)
    def release = !fork && !preview && answer(own.release, onMain)
    def image = !fork && (preview || release || answer(own.image, false))
    return [main: main, onMain: onMain, request: request, fork: fork, preview: preview, release: release, image: image]
}

def answer(rule, boolean usual) {
    return rule == null ? usual : rule instanceof Closure ? rule.call() : rule
}

// One build of a branch at a time, so that releases come in the order of the commits; elsewhere the newest one wins.
def setJobProperties(Map config, Map rules) {
    def all = [disableConcurrentBuilds(abortPrevious: !rules.onMain)]
    if (config.baseTrigger && rules.onMain) {
        all.add(pipelineTriggers([miBaseImage(config.baseTrigger)]))
    }
    all.addAll(config.jobProperties ?: [])
    properties(all)
}

def makeImages(Map config, Map rules) {
    def cars = []
    def found
    def commit
    stage('Changed units') {
        def checkedOut = checkout(scm)
        commit = checkedOut.GIT_COMMIT
        found = miUnits(file: config.file ?: 'mi.yaml', changedSince: since(config, rules, checkedOut))
    }
    refuseUnknownEnvironments(config, found.environments)
    if (found.units.isEmpty()) {
        echo 'No unit has changed: nothing is built or released.'
        return [units: [], images: [:], environments: []]
    }
    stage('Carbon applications') {
        cars = makeCars(config, rules, found)
    }
    def images = [:]
    if (rules.image) {
        stage('Images') {
            images = burn(config, found, cars, tag(config, commit))
        }
    }
    return [units: found.units, images: images, environments: found.environments]
}

// As with plans: a landscape without it would be found out when everything is built.
def refuseUnknownEnvironments(Map config, List known) {
    def environments = []
    environments.addAll(config.environments ?: [])
    if (config.preview != null) {
        environments.add(config.preview)
    }
    for (each in environments) {
        if (each.environment && !known.contains(each.environment.toString())) {
            def all = known.isEmpty() ? 'none' : known.join(', ')
            error("miPipeline: ${config.file ?: 'mi.yaml'} has no environment '${each.environment}'; it has: ${all}")
        }
    }
}

// With which revision the sources are compared; blank builds everything.
def since(Map config, Map rules, Map checkedOut) {
    if (config.changedSince != null) {
        return config.changedSince
    }
    if (!currentBuild.getBuildCauses('io.jenkins.plugins.wso2mi.jenkins.trigger.BaseImageCause').isEmpty() ||
            !currentBuild.getBuildCauses('hudson.model.Cause$UserIdCause').isEmpty()) {
        return ''
    }
    if (rules.request) {
        return 'origin/' + env.CHANGE_TARGET
    }
    return rules.onMain ? (checkedOut.GIT_PREVIOUS_SUCCESSFUL_COMMIT ?: '') : 'origin/' + rules.main
}

// All applications by one Maven build; gives them by the folder of their module.
def makeCars(Map config, Map rules, found) {
    def arguments = []
    arguments.addAll(config.arguments ?: [])
    if (!found.modules.isEmpty()) {
        arguments.addAll(['--projects', found.modules.join(',')])
    }
    def made
    def work = {
        made = miBuildCar(check(config) + [project: found.project, modules: found.cars, arguments: arguments,
            builder: config.builder ?: 'auto', maven: config.maven ?: '', settings: config.settings ?: ''])
    }
    if (config.around && !rules.fork) {
        def around = config.around
        around.call(work)
    } else {
        work()
    }
    if (made.cars.size() != found.cars.size()) {
        error("miPipeline: the build has made ${made.cars.size()} applications of ${found.cars.size()} modules")
    }
    def cars = [:]
    for (int i = 0; i < found.cars.size(); i++) {
        cars[found.cars[i]] = made.cars[i].path
        warnOfPollingWork(config, found, found.cars[i], made.cars[i].pollingWork)
    }
    return cars
}

// How applications are checked, after the build and before an image.
def check(Map config) {
    def check = [:]
    for (key in ['strict', 'suppress', 'suppressions', 'miVersion', 'serverRoles']) {
        if (config[key] != null) {
            check[key] = config[key]
        }
    }
    return check
}

// While a canary runs, both versions would do this work.
def warnOfPollingWork(Map config, found, String module, work) {
    for (unit in found.units) {
        if (work && unit.cars.contains(module) && hasCanary(config, unit.name)) {
            echo "warning: a canary of ${unit.name} does this work twice: ${work.join('; ')}"
        }
    }
}

def hasCanary(Map config, String unit) {
    for (environment in (config.environments ?: [[:]])) {
        if (plans(config, environment)[unit]) {
            return true
        }
    }
    return false
}

def plans(Map config, Map environment) {
    return environment.canary != null ? environment.canary : (config.canary ?: [:])
}

// The base first, then the units side by side; gives the digest references by unit.
def burn(Map config, found, Map cars, String tag) {
    def registry = check(config) + [registryCredentialsId: config.registryCredentialsId ?: '',
        insecureRegistry: config.insecureRegistry ?: false]
    def base = ''
    if (found.base != null) {
        base = miBuildImage(registry + [to: found.base.image + ':' + tag, base: found.base.from,
            cars: pick(cars, found.base.cars), additions: found.base.additions]).reference
    }
    def images = [:]
    def branches = [:]
    for (each in found.units) {
        def unit = each
        images[unit.name] = '' // in the order of the units, whichever is ready first
        branches[unit.name] = {
            images[unit.name] = miBuildImage(registry + [to: unit.image + ':' + tag, base: base,
                cars: pick(cars, unit.cars), additions: unit.additions]).reference
        }
    }
    parallel(branches)
    return images
}

def pick(Map cars, List modules) {
    def some = []
    for (module in modules) {
        some.add(cars[module])
    }
    return some
}

def tag(Map config, String commit) {
    if (config.tag) {
        return config.tag
    }
    def request = env.CHANGE_ID ? 'pr-' + env.CHANGE_ID + '-' : ''
    return request + env.BUILD_NUMBER + (commit ? '-' + commit.substring(0, 8) : '')
}

// One environment after the other; what fails in one does not reach the next.
def releaseToAll(List environments, Map config, Map built) {
    for (environment in environments) {
        def title = environment.name ? 'Release to ' + environment.name : 'Release'
        if (environment.approve && !built.units.isEmpty()) {
            stage('Approve ' + (environment.name ?: 'release')) {
                input(message: title + '?', ok: 'Release',
                    submitter: environment.approve == true ? (config.submitter ?: '') : environment.approve)
            }
        }
        release(title, environment, config, built)
    }
}

// The units side by side. Each release is whole in itself: the failure of one does not stop the others half-way.
def release(String title, Map environment, Map config, Map built) {
    def branches = [:]
    def described = []
    for (each in built.units) {
        def unit = each
        if (unit.yaml) {
            branches[unit.name] = { releaseUnit(unit, environment, config, built.images[unit.name]) }
        } else if (unit.deploy) {
            described.add(unit.name)
        }
    }
    if (!described.isEmpty()) {
        branches[config.file ?: 'mi.yaml'] = { releaseLandscape(described, environment, config, built) }
    }
    if (!branches.isEmpty()) {
        stage(title) {
            parallel(branches)
        }
    }
}

// Where is released to, and how images are looked up.
def target(Map environment, Map config) {
    def arguments = [registryCredentialsId: config.registryCredentialsId ?: '',
        insecureRegistry: config.insecureRegistry ?: false]
    for (key in ['credentialsId', 'serverUrl', 'caCertificate', 'context', 'namespace', 'timeout', 'asIs']) {
        if (environment[key]) {
            arguments[key] = environment[key]
        }
    }
    return arguments
}

// Units whose landscape says how they run. It is read with the files that it names: on an agent, at the build's commit.
// First those without a plan, in the landscape's order, then canaries side by side.
def releaseLandscape(List units, Map environment, Map config, Map built) {
    def own = environment.name && built.environments.contains(environment.name.toString()) ? environment.name : ''
    def arguments = target(environment, config) + [file: config.file ?: 'mi.yaml',
        environment: environment.environment ?: own]
    if (environment.variables) {
        arguments.variables = environment.variables
    }
    def images = [:]
    def canaries = [:]
    for (each in units) {
        def unit = each
        def plan = plans(config, environment)[unit]
        if (plan) {
            canaries[unit] = {
                miCanary(arguments + [units: [unit], image: built.images[unit], plan: plan,
                    submitter: config.submitter ?: ''])
            }
        } else {
            images[unit] = built.images[unit]
        }
    }
    node(environment.agentLabel ?: config.agentLabel ?: '') {
        checkout(scm)
        if (!images.isEmpty()) {
            miDeploy(arguments + [units: new ArrayList(images.keySet()), images: images])
        }
        if (!canaries.isEmpty()) {
            parallel(canaries)
        }
    }
}

def releaseUnit(unit, Map environment, Map config, String image) {
    def arguments = [yaml: unit.yaml] + target(environment, config)
    def container = (config.containers ?: [:])[unit.name]
    if (container) {
        arguments.images = container + '=' + image
    } else {
        arguments.image = image
    }
    def plan = plans(config, environment)[unit.name]
    if (plan) {
        miCanary(arguments + [plan: plan, submitter: config.submitter ?: ''])
    } else {
        miDeploy(arguments)
    }
}
