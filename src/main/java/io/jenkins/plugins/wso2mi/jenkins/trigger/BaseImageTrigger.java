package io.jenkins.plugins.wso2mi.jenkins.trigger;

import hudson.Extension;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Job;
import hudson.scheduler.CronTabList;
import hudson.scheduler.Hash;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.SequentialExecutionQueue;
import io.jenkins.plugins.wso2mi.jenkins.form.FormAccess;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Asks registries now and then for the base images that the job's last images were built on, and starts the job when
 * one has another digest.
 */
public final class BaseImageTrigger extends Trigger<Job<?, ?>> {
    private static final Logger LOG = Logger.getLogger(BaseImageTrigger.class.getName());
    private static final SequentialExecutionQueue POLLS =
            new SequentialExecutionQueue(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "wso2-mi base images");
                thread.setDaemon(true);
                return thread;
            }));

    private String registryCredentialsId = "";
    private boolean insecureRegistry;

    /**
     * A trigger.
     *
     * @param spec when to ask, as Jenkins' cron tables say it, such as {@code H/15 * * * *}
     */
    @DataBoundConstructor
    public BaseImageTrigger(String spec) {
        super(spec);
    }

    /** Credentials for the registries; blank for those of the global configuration. */
    public String getRegistryCredentialsId() {
        return registryCredentialsId;
    }

    @DataBoundSetter
    public void setRegistryCredentialsId(@Nullable String registryCredentialsId) {
        this.registryCredentialsId = registryCredentialsId == null ? "" : registryCredentialsId.strip();
    }

    /** Whether to speak http without TLS to the registries. */
    public boolean isInsecureRegistry() {
        return insecureRegistry;
    }

    @DataBoundSetter
    public void setInsecureRegistry(boolean insecureRegistry) {
        this.insecureRegistry = insecureRegistry;
    }

    /** Asks in the background: whoever calls this has all the cron tables of Jenkins to care for. */
    @Override
    public void run() {
        Job<?, ?> asked = job;
        if (asked != null) {
            POLLS.execute(new Poll(asked, this));
        }
    }

    /** One job's turn; a job that is waiting for its turn is not added again. */
    private record Poll(Job<?, ?> job, BaseImageTrigger trigger) implements Runnable {
        @Override
        public void run() {
            try {
                trigger.poll(job).ifPresent(cause -> start(job, cause));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.log(Level.WARNING, e, () -> "the base images of " + job.getFullName() + " could not be looked up");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Poll that && job.equals(that.job);
        }

        @Override
        public int hashCode() {
            return job.hashCode();
        }
    }

    /** What has changed; empty if nothing has, or a build has begun with it already. */
    Optional<BaseImageCause> poll(Job<?, ?> asked) throws Exception {
        return new BaseImageLook(asked, registryCredentialsId, insecureRegistry).change();
    }

    private static void start(Job<?, ?> job, BaseImageCause cause) {
        if (job instanceof ParameterizedJobMixIn.ParameterizedJob<?, ?>) {
            ParameterizedJobMixIn.scheduleBuild2(job, -1, new CauseAction(cause));
        }
    }

    /** {@code miBaseImage}. */
    @Extension
    @Symbol("miBaseImage")
    public static final class DescriptorImpl extends TriggerDescriptor {
        @Override
        public boolean isApplicable(Item item) {
            return item instanceof Job && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        @Override
        public String getDisplayName() {
            return Messages.BaseImageTrigger_displayName();
        }

        /** Whether it is a cron table. */
        @POST
        public FormValidation doCheckSpec(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            if (!FormAccess.allows(item)) {
                return FormValidation.ok();
            }
            try {
                CronTabList.create(value, item == null ? null : Hash.from(item.getFullName()));
                return value.isBlank() ? FormValidation.error(Messages.BaseImageTrigger_noSpec()) : FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(String.valueOf(e.getMessage()));
            }
        }

        /** The credentials that serve for registries. */
        @POST
        public ListBoxModel doFillRegistryCredentialsIdItems(
                @AncestorInPath @Nullable Item item, @QueryParameter String registryCredentialsId) {
            return CredentialPicker.registry(item, registryCredentialsId, "");
        }
    }
}
