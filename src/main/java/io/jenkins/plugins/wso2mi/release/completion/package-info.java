/** What manifests leave open and a Micro Integrator needs, so that no request is lost while its pods are replaced. */
package io.jenkins.plugins.wso2mi.release.completion;
