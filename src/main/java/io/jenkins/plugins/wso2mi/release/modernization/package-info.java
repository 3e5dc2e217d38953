/** Manifests in versions of the API that Kubernetes has removed, brought to those that took their place. */
package io.jenkins.plugins.wso2mi.release.modernization;
