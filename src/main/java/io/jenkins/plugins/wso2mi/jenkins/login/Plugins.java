package io.jenkins.plugins.wso2mi.jenkins.login;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** Plugins whose classes may be used if they are there. */
enum Plugins {
    KUBERNETES_CREDENTIALS("kubernetes-credentials"),
    AWS_CREDENTIALS("aws-credentials"),
    /** With AWS's SDK for ECR. */
    AWS_SDK_ECR("aws-java-sdk2-ecr");

    private final String id;

    Plugins(String id) {
        this.id = id;
    }

    boolean isThere() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin(id);
        return plugin != null && plugin.isActive();
    }

    /** What to do where it is missing. */
    String advice() {
        return "install the plugin " + id;
    }
}
