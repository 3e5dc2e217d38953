package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads why a registry said no, and says it with what to do about it. */
final class Refusal {
    private static final int BODY_LIMIT = 64 * 1024;
    private static final int WORDS_LIMIT = 400;

    private Refusal() {}

    /** The failure of a call that got an answer that it did not want; closes the answer. */
    static RegistryException of(Call call, Answer answer) {
        Duration wait = answer.header("Retry-After").map(Refusal::duration).orElse(Duration.ZERO);
        String words = words(answer);
        String message = "cannot " + call.action() + ": " + answer.status() + (words.isEmpty() ? "" : " " + words);
        if (answer.status() == 429) {
            return limited(message, call, answer, wait);
        }
        return new RegistryException(message + advice(answer.status(), call, words), answer.status(), wait);
    }

    private static RegistryException limited(String message, Call call, Answer answer, Duration wait) {
        Optional<PullLimit> pulls = PullLimit.of(answer);
        String host = PullLimitNotice.name(call.uri());
        String limit = pulls.map(found -> "; " + host + ": " + found.sentence()).orElse("");
        String advice = wait.isZero()
                ? "; " + host + " limits how often it is asked: wait, or " + PullLimitNotice.ADVICE
                : "; the registry asks to wait " + wait.toSeconds() + "s";
        // what is used up does not come back within seconds, and each attempt may count
        boolean passing =
                pulls.filter(found -> found.left() == 0 && wait.isZero()).isEmpty();
        return new RegistryException(message + limit + advice, 429, passing, wait);
    }

    private static String words(Answer answer) {
        byte[] body;
        try (answer) {
            body = answer.head(BODY_LIMIT);
        } catch (IOException e) {
            return "";
        }
        try {
            List<JsonObject> errors = JsonObject.parse(body).objects("errors");
            if (!errors.isEmpty()) {
                return errors.stream().map(Refusal::words).collect(Collectors.joining("; "));
            }
        } catch (ImageFormatException e) {
            // no registry's JSON: a proxy's page, told as it is
        }
        String text = PlainText.oneLine(new String(body, UTF_8));
        return text.length() <= WORDS_LIMIT ? text : text.substring(0, WORDS_LIMIT) + " [cut]";
    }

    private static String words(JsonObject error) {
        return PlainText.oneLine(
                error.text("code").orElse("") + " " + error.text("message").orElse(""));
    }

    private static Duration duration(String retryAfter) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(retryAfter.strip())));
        } catch (NumberFormatException e) {
            return untilDate(retryAfter.strip());
        }
    }

    private static Duration untilDate(String date) {
        try {
            ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(ZonedDateTime.now(then.getZone()), then);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static String advice(int status, Call call, String words) {
        String host = call.uri().getAuthority();
        if (status == 400 && words.contains("DIGEST_INVALID")) {
            return "; the bytes changed on their way: look for a proxy or a disk that damages them";
        }
        return switch (status) {
            case 401 -> "; give credentials that " + host + " knows, such as by docker login";
            case 403 -> "; ask for the rights on this repository, or push to another";
            case 404 ->
                "; check the name, and create the repository if this registry wants that first"
                        + (EcrCredentials.serves(host) ? " (mictl: --create-repository)" : "");
            case 413 -> "; raise the size that the proxy before the registry lets through";
            case 407 -> "; the proxy wants to know who asks: " + ProxyVariables.ADVICE;
            case 507 -> "; the registry's disk is full: free space there";
            case 301, 302, 303, 307, 308 -> "; the registry sends on to where credentials must not go";
            default -> status >= 500 ? "; the registry has trouble of its own: look at its log" : "";
        };
    }
}
