package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.Map;

/** What a gate looks at. */
sealed interface Check permits ThresholdCheck, CompareCheck, ErrorRateCheck, CounterCheck, ProbeCheck {
    /** The word that a plan has for it. */
    String kind();

    /** Its own keys, as a plan has them. */
    Map<String, Object> fields();

    /** For people, such as {@code rate(x[1m]) at most 0.01}. */
    String words();
}
