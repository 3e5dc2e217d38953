/** What the forms of all steps share: field checks, choices, the connection test, and how scripts may write lists. */
package io.jenkins.plugins.wso2mi.jenkins.form;
