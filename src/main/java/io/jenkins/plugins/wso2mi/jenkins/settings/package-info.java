/** What an administrator sets for all jobs: defaults, and what is allowed. */
package io.jenkins.plugins.wso2mi.jenkins.settings;
