/** A first landscape, made from the manifests and the Maven project that are there. */
package io.jenkins.plugins.wso2mi.landscape.draft;
