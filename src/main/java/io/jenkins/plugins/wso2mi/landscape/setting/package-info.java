/**
 * How the units of a landscape run: what mi.yaml says for an environment, with defaults, each value with its source.
 */
package io.jenkins.plugins.wso2mi.landscape.setting;
