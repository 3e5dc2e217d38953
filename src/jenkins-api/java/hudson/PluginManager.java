package hudson;

import hudson.model.AbstractModelObject;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.util.Collection;
import org.kohsuke.stapler.StaplerProxy;

public abstract class PluginManager extends AbstractModelObject implements StaplerProxy {

    protected PluginManager(ServletContext context, File rootDir) {
        throw new UnsupportedOperationException();
    }

    protected abstract Collection<String> loadBundledPlugins() throws Exception;

    public PluginWrapper getPlugin(String shortName) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public Object getTarget() {
        throw new UnsupportedOperationException();
    }
}
