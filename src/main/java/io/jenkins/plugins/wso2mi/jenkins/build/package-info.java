/** The steps as build steps of freestyle jobs. */
package io.jenkins.plugins.wso2mi.jenkins.build;
