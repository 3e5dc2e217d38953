package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.car.PayloadFacts.ClearText;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds passwords and the like in clear text, by their names and in URLs. Values that are fetched at run time are fine:
 * {@code wso2:vault-lookup}, {@code $secret{}}, {@code ${...}}, {@code $ctx:...}, expressions, and elements with a
 * {@code secretAlias}. A value is looked at and never kept.
 */
final class SecretFinder implements PayloadWalk.Finder {
    private static final List<String> NAME_ENDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "secretkey",
            "secretaccesskey",
            "apikey",
            "accesstoken",
            "refreshtoken",
            "authtoken",
            "bearertoken",
            "privatekey");

    private static final Pattern COMPUTED = Pattern.compile(
            "^\\$.*|^[{\\[(].*|.*[$#]\\{.*|.*\\$(ctx|func|secret|trp|axis2|url|body|header):.*|.*vault-lookup.*"
                    + "|.*get-property\\(.*|true|false|\\**");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)(basic|bearer)\\s+[a-z0-9+/=._~-]{4,}");

    /** What follows {@code ://} up to the password's end. */
    private static final Pattern USER_INFO = Pattern.compile("[^/\\s:@\"'<>${}]{1,100}+:[^/\\s@\"'<>${}:]{1,100}+@");

    private static final int NAMES_KEPT = 500;

    private final FactList notes;
    private final Map<String, Boolean> secretNames = new HashMap<>();
    private final Map<String, ClearText> found = new LinkedHashMap<>();

    SecretFinder(FactList notes) {
        this.notes = notes;
    }

    @Override
    public void opened(OpenElement element) {
        element.attributes().forEach((name, value) -> {
            if (isSecretName(name) && isClear(value)) {
                note(element, "attribute '" + name + "' of " + element.name(), element.line());
            }
            url(element, value, "attribute '" + name + "' of " + element.name(), element.line());
        });
        named(element, element.attribute("value"));
    }

    @Override
    public void closed(OpenElement element) {
        named(element, element.text());
        if (isSecretName(element.name()) && isClear(element.text())) {
            note(element, "element '" + element.name() + "'", element.line());
        }
    }

    /** A piece of text, which may be long. */
    void text(OpenElement element, String text, int line) {
        url(element, text, "text of " + element.name(), line);
    }

    List<ClearText> found() {
        return List.copyOf(found.values());
    }

    /** A parameter, property or header, whose name stands in an attribute. */
    private void named(OpenElement element, String value) {
        String name = element.attribute("name");
        boolean secret = isSecretName(name) && isClear(value);
        boolean login = name.equalsIgnoreCase("Authorization")
                && CREDENTIALS.matcher(value).matches();
        if (secret || login) {
            note(element, element.name() + " '" + name + "'", element.line());
        }
    }

    private void url(OpenElement element, String text, String place, int line) {
        int at = text.indexOf("://");
        while (at >= 0) {
            Matcher matcher = USER_INFO.matcher(text).region(at + 3, Math.min(text.length(), at + 250));
            if (matcher.lookingAt()) {
                note(element, "URL with a password in " + place, line);
                return;
            }
            at = text.indexOf("://", at + 3);
        }
    }

    private void note(OpenElement element, String place, int line) {
        if (element.attribute("secretAlias").isEmpty()) {
            String told = PlainText.oneLine(place);
            notes.note(found, told + " " + line, new ClearText(told, line), told.length());
        }
    }

    private static boolean isClear(String value) {
        String plain = value.strip();
        return !plain.isEmpty() && !COMPUTED.matcher(plain.replace('\n', ' ')).matches();
    }

    /** Names come again and again. */
    private boolean isSecretName(String name) {
        Boolean known = secretNames.get(name);
        if (known == null) {
            known = endsLikeSecret(name);
            if (secretNames.size() < NAMES_KEPT) {
                secretNames.put(name, known);
            }
        }
        return known;
    }

    private static boolean endsLikeSecret(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.chars().filter(Character::isLetter).map(Character::toLowerCase).forEach(letters::appendCodePoint);
        String plain = letters.toString();
        return plain.equals("token") || NAME_ENDS.stream().anyMatch(plain::endsWith);
    }
}
