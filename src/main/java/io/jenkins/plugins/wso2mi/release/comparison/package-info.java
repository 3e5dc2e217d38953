/** What a release would change in a cluster, told without changing anything. */
package io.jenkins.plugins.wso2mi.release.comparison;
