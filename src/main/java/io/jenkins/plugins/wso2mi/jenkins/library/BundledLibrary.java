package io.jenkins.plugins.wso2mi.jenkins.library;

import hudson.Extension;
import hudson.PluginWrapper;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.LibraryResolver;

/**
 * Offers the library that comes with this plugin, in the plugin's own version and with nothing to configure. It comes
 * last, so that a library of the same name that somebody has configured is taken instead. It runs in the sandbox.
 */
@Extension(optional = true, ordinal = -100)
public final class BundledLibrary extends LibraryResolver {
    /** What stands in {@code @Library}; the plugin's short name too. */
    static final String NAME = "wso2-mi";

    @Override
    public boolean isTrusted() {
        return false;
    }

    /** Gives the library if a job asks for it and no resolver before has given it. */
    @Override
    public Collection<LibraryConfiguration> forJob(Job<?, ?> job, Map<String, String> libraryVersions) {
        return libraryVersions.containsKey(NAME) ? List.of(configuration()) : List.of();
    }

    private static LibraryConfiguration configuration() {
        LibraryConfiguration library = new LibraryConfiguration(NAME, new BundledVariables());
        library.setDefaultVersion(version());
        library.setAllowVersionOverride(false);
        library.setIncludeInChangesets(false);
        return library;
    }

    private static String version() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin(NAME);
        return plugin == null ? "bundled" : plugin.getVersion();
    }
}
