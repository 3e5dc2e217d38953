/** Manifests that programs make of templates: kustomizations and Helm charts. */
package io.jenkins.plugins.wso2mi.release.templating;
