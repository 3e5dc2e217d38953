package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;

/**
 * What splits an application's traffic between its stable Service and that of its canary. The canary's Service has to
 * be there before the first {@link #set}, its pods before the first weight above 0; both stay until {@link #restored}
 * says that nobody is sent to them any more. A weight of 0 first, until it is taken, lets a load balancer make the
 * canary's acquaintance before it sends anybody there.
 */
public interface Traffic {
    /** The object that is changed. */
    ObjectRef object();

    /** That object in words, such as {@code HTTPRoute shop/web}. */
    default String words() {
        return object().words();
    }

    /**
     * Looks whether it can work, and touches nothing.
     *
     * @param problems takes what cannot work as errors, and what should be known as warnings
     * @return what was there, to be kept until {@link #restore}; of no use if there are errors
     * @throws IOException if the cluster does not answer
     */
    Before check(Problems problems) throws IOException;

    /**
     * Gives the canary a weight, and testers their way to it; may be done again. Nothing happens if the route is gone:
     * {@link #standing} tells it.
     *
     * @param weight percent, 0 to 100
     * @throws IOException if the API server refuses it or cannot be reached
     */
    void set(int weight) throws IOException;

    /**
     * Reads back how a weight stands that was set.
     *
     * @throws IOException if the API server cannot be reached
     */
    Standing standing(int weight) throws IOException;

    /**
     * Puts back what was there before, and leaves alone what others have changed meanwhile; may be done again, also
     * after a crash in the middle. Nothing happens if the route is gone.
     *
     * @throws IOException if the API server refuses it or cannot be reached
     */
    void restore(Before before) throws IOException;

    /**
     * Reads back whether the canary's Service has left the route; its weight is 0 then.
     *
     * @throws IOException if the API server cannot be reached
     */
    Standing restored() throws IOException;
}
