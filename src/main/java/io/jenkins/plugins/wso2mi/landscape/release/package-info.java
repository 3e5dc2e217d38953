/** The life of a landscape in a cluster: released unit by unit, pruned, shown, taken back and removed. */
package io.jenkins.plugins.wso2mi.landscape.release;
