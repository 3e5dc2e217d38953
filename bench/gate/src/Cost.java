
/**
 * What a release asked of the API server.
 *
 * @param requests all of them
 * @param kept of these, the ones by which a lock is taken and given back, or a record of the release is kept: Leases,
 *     our outcome in the record, and the Secrets that Helm keeps its releases in
 * @param bytes of the connections, both ways
 */
record Cost(int requests, int kept, long bytes) {
    static Cost of(Traffic traffic) {
        int kept = (int) traffic.requests().stream().filter(Cost::isKept).count();
        return new Cost(traffic.requests().size(), kept, traffic.sent() + traffic.received());
    }

    private static boolean isKept(String request) {
        return request.contains("/leases") || isHelmsRecord(request) || isOurOutcome(request);
    }

    private static boolean isHelmsRecord(String request) {
        return request.contains("/secrets");
    }

    /** The release itself goes by server-side apply, which forces; its record is in the same request. */
    private static boolean isOurOutcome(String request) {
        return request.startsWith("PATCH ") && request.contains("fieldManager=wso2-mi") && !request.contains("force=");
    }
}
