package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.PlainText;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says why AWS did not do something, and what to do about it, by its error codes. */
final class EcrAdvice {
    private EcrAdvice() {}

    /** The failure of something that was asked of AWS. */
    static RegistryException refused(String action, SdkException e) {
        if (e instanceof AwsServiceException said) {
            String advice = of(said);
            return refused(action, words(said) + (advice.isEmpty() ? "" : "; " + advice), said.isThrottlingException());
        }
        return refused(action, PlainText.oneLine(e.getMessage()) + "; " + of(e), false);
    }

    /** The failure of something that AWS answered otherwise than it should. */
    static RegistryException refused(String action, String words) {
        return refused(action, words, false);
    }

    private static RegistryException refused(String action, String words, boolean passing) {
        return new RegistryException("cannot " + action + ": " + PlainText.oneLine(words), passing, null);
    }

    private static String words(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null
                ? e.statusCode() + " without AWS's words"
                : details.errorCode() + ": " + details.errorMessage();
    }

    private static String of(AwsServiceException e) {
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
                "allow that to this account (docs/credentials.md has the rights it takes)";
            case "OptInRequired" -> "enable the region for this account";
            case "" -> "check the access key, its secret and its rights, and what stands between here and AWS";
            default -> e.isThrottlingException() ? "too many ask at once; try again a little later" : "";
        };
    }

    private static String of(SdkException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("Unable to load credentials")) {
            return "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, choose a profile by AWS_PROFILE, give the machine "
                    + "a role, or log in with docker login";
        }
        return words.contains("profile") ? "check the name of the profile" : "check the network and the proxy";
    }
}
