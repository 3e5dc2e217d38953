/** From the credentials that Jenkins keeps to the logins that the engine takes; and keeping them out of the log. */
package io.jenkins.plugins.wso2mi.jenkins.login;
