/**
 * The images of a landscape: which of them have to be built anew since something in them changed, and their build. What
 * an image was made of stands on the image itself, at its registry; nothing is kept elsewhere.
 */
package io.jenkins.plugins.wso2mi.landscape.build;
