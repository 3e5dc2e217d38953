/** The Kubernetes objects of units, one class a kind, as an experienced operator would have written them. */
package io.jenkins.plugins.wso2mi.landscape.render;
