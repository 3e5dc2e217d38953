/**
 * What splits an application's traffic between its stable version and its canary by weights: routes of the Gateway API,
 * of Traefik, of ingress-nginx and of AWS load balancers. Only own fields are touched, and what was there before comes
 * back.
 */
package io.jenkins.plugins.wso2mi.canary.traffic;
