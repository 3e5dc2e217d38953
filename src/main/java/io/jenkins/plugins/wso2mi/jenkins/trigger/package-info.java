/** Starts jobs when a base image that their images were built on has changed. */
package io.jenkins.plugins.wso2mi.jenkins.trigger;
