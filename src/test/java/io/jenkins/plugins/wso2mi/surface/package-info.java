/** What the plugin shows to Jenkins: forms, indexes, texts, web methods, the packed plugin. Read, never run. */
package io.jenkins.plugins.wso2mi.surface;
