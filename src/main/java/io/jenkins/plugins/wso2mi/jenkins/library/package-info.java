/** The library variables of {@code vars}, offered to all jobs as {@code @Library('wso2-mi') _}. */
package io.jenkins.plugins.wso2mi.jenkins.library;
