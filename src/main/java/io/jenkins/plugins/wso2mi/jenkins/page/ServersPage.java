package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.wso2mi.management.ManagementResource;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Asks the servers of an application that a build has released what they run, pod by pod, when somebody wants to know.
 * It uses the job's credentials, so it is for those who may build the job. It reads only.
 */
public final class ServersPage implements RunAction2, StaplerProxy {
    private static final List<String> FIELDS =
            List.of("credentialsId", "serverUrl", "caCertificate", "context", "namespace", ServersLook.SECRET);

    private final String number;
    private final String application;
    /** How the cluster is reached: a name of {@link #FIELDS}, {@code =}, and what the step's field says. */
    private final List<String> fields;

    private transient @Nullable Run<?, ?> run;

    private ServersPage(String number, String application, List<String> fields) {
        this.number = number;
        this.application = application;
        this.fields = fields;
    }

    /**
     * Adds a page to a build for each application that it has released, if the order names the Secret that servers are
     * logged in at by; the caller saves the build.
     */
    static void add(Run<?, ?> run, ReleaseOrder order, List<String> applications) {
        if (order.field(ServersLook.SECRET).isEmpty()) {
            return;
        }
        List<String> fields = new ArrayList<>();
        FIELDS.forEach(field -> fields.add(field + "=" + order.field(field)));
        synchronized (run) {
            for (String application : applications) {
                int before = run.getActions(ServersPage.class).size();
                run.addAction(new ServersPage(Integer.toString(before + 1), application, fields));
            }
        }
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        this.run = run;
    }

    /** The build. */
    public Run<?, ?> getRun() {
        return Objects.requireNonNull(run, "the page has not been added to a build");
    }

    @Override
    public @Nullable String getIconFileName() {
        return getRun().getParent().hasPermission(Item.BUILD) ? "symbol-computer" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ServersPage_title(application);
    }

    @Override
    public String getUrlName() {
        return "wso2-mi-servers-" + number;
    }

    /** Nobody gets further without the right to build the job, whose credentials are used. */
    @Override
    public Object getTarget() {
        getRun().getParent().checkPermission(Item.BUILD);
        return this;
    }

    /** What can be asked for, by the names of MI's paths. */
    public List<String> getResources() {
        return Arrays.stream(ManagementResource.values())
                .map(ManagementResource::path)
                .toList();
    }

    /**
     * Asks the servers, and answers as {@link ServersLook} tells. It is posted, since it logs in at them.
     *
     * @param resource a path of the management API, such as {@code proxy-services}
     */
    @RequirePOST
    public void doAsk(StaplerResponse2 response, @QueryParameter String resource) throws IOException {
        getRun().getParent().checkPermission(Item.BUILD);
        new ServersLook(getRun(), order(), application).answer(resource, response);
    }

    private ReleaseOrder order() {
        ReleaseOrder order = ReleaseOrder.to("management");
        for (String field : fields) {
            int sign = field.indexOf('=');
            order = order.with(field.substring(0, sign), field.substring(sign + 1));
        }
        return order;
    }
}
