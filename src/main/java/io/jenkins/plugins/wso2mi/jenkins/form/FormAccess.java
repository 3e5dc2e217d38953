package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Who may use what stands behind a form: whoever may change the item, or outside of items, Jenkins itself. */
public final class FormAccess {
    private FormAccess() {}

    /** Whether the user may. */
    public static boolean allows(@Nullable Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /**
     * Goes on only if the user may; for what reaches out to others.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user may not, which becomes status 403
     */
    public static void check(@Nullable Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }

    /** A field's check for those who may; others are told nothing. */
    public static FormValidation checked(@Nullable Item item, Supplier<FormValidation> check) {
        return allows(item) ? check.get() : FormValidation.ok();
    }

    /** A field's choices for those who may; others see what is chosen. */
    public static ListBoxModel choices(@Nullable Item item, @Nullable String current, Supplier<ListBoxModel> choices) {
        if (allows(item)) {
            return choices.get();
        }
        ListBoxModel chosen = new ListBoxModel();
        chosen.add(current == null ? "" : current);
        return chosen;
    }
}
