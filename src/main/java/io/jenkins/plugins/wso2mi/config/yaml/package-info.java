/** YAML documents of which every part knows its line, so that a mistake in one is told where it stands. */
package io.jenkins.plugins.wso2mi.config.yaml;
