/** What Jenkins shows of releases: a page for each one while it runs and after, and the releases of a job. */
package io.jenkins.plugins.wso2mi.jenkins.page;
