package hudson.tools;

import hudson.model.Descriptor;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class ToolDescriptor<T extends ToolInstallation> extends Descriptor<ToolInstallation> {

    protected ToolDescriptor() {
        throw new UnsupportedOperationException();
    }

    protected ToolDescriptor(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public T[] getInstallations() {
        throw new UnsupportedOperationException();
    }

    public boolean configure(StaplerRequest2 req, JSONObject json) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }
}
