/** The Pipeline steps: their fields, and how they are carried out by orders. */
package io.jenkins.plugins.wso2mi.jenkins.step;
