/**
 * What a build asks for, as strings and numbers that travel between JVMs, and how it is carried out where it stands: on
 * the controller or on an agent. Knows nothing of Jenkins.
 */
package io.jenkins.plugins.wso2mi.order;
