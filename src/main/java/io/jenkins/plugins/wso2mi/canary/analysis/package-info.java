/**
 * Judges a canary by what is measured: metrics of Prometheus, MI's own counters, statistics against the stable version,
 * probes. What is measured (I/O, {@link io.jenkins.plugins.wso2mi.canary.analysis.Measurer}) is apart from what is
 * decided (pure, {@link io.jenkins.plugins.wso2mi.canary.analysis.Analysis}).
 */
package io.jenkins.plugins.wso2mi.canary.analysis;
