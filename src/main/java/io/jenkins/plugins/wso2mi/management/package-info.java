/** What the servers of an application say at their management APIs, pod by pod, and what is changed there. */
package io.jenkins.plugins.wso2mi.management;
