package io.jenkins.plugins.wso2mi.registry;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What to do when AWS does not give a password, by its error codes. */
final class EcrAdvice {
    private EcrAdvice() {}

    static String of(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return switch (code) {
            case "ExpiredTokenException", "ExpiredToken", "RequestExpired" ->
                "renew the session, or log in to AWS again";
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature" -> "check the access key and its secret, and the clock of this machine";
            case "AccessDeniedException", "AccessDenied" ->
                "allow ecr:GetAuthorizationToken to this account (docs/credentials.md)";
            case "OptInRequired" -> "enable the region for this account";
            default -> e.isThrottlingException() ? "too many ask at once; try again a little later" : "";
        };
    }

    static String of(SdkException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("Unable to load credentials")) {
            return "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, choose a profile by AWS_PROFILE, give the machine "
                    + "a role, or log in with docker login";
        }
        return "check the network and the proxy";
    }
}
