package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Similar;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a gate as values; what is none is noted, and the field's default takes its place. */
final class GateFields {
    private static final String ADDRESS = "write http://HOST:PORT or https://HOST";
    /** Where a plan that is refused would lead. */
    private static final URI NOWHERE = URI.create("http://localhost");

    private final Section section;
    private final Problems problems;

    GateFields(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    Section section() {
        return section;
    }

    void error(String key, String what, String fix) {
        problems.error(section.where(key), what, fix);
    }

    String text(String key) {
        return section.optional(key).map(Placed::text).orElse("");
    }

    /** A duration of at least so much. */
    Duration duration(String key, Duration otherwise, Duration least) {
        return section.optional(key)
                .map(text -> {
                    try {
                        Duration found = Durations.parse(text.text(), text.where());
                        if (found.compareTo(least) >= 0) {
                            return found;
                        }
                        problems.error(
                                text.where(),
                                key + " is " + text.text() + ", too short",
                                "write at least " + Durations.exact(least));
                    } catch (RefusedException e) {
                        e.problems().forEach(problems::add);
                    }
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** A whole number within bounds. */
    int whole(String key, int otherwise, int least, int most) {
        Double number = number(key);
        if (number == null) {
            return otherwise;
        }
        if (number != Math.rint(number) || number < least || number > most) {
            error(key, key + " is " + text(key), "write a whole number from " + least + " to " + most);
            return otherwise;
        }
        return number.intValue();
    }

    /** A share, from 0 to 1 or as percent, within bounds. */
    double share(String key, double otherwise, double least, double most) {
        Double number = number(key);
        if (number == null) {
            return otherwise;
        }
        if (number < least || number > most) {
            error(
                    key,
                    key + " is " + text(key),
                    "write a share from " + Figures.percent(least) + " to " + Figures.percent(most) + ", such as 5%");
            return otherwise;
        }
        return number;
    }

    /** A number, also as percent; null if there is none. */
    @Nullable
    Double number(String key) {
        Optional<Placed> text = section.optional(key);
        if (text.isEmpty()) {
            return null;
        }
        String digits = text.get().text();
        boolean percent = digits.endsWith("%");
        try {
            double number = new BigDecimal(percent ? digits.substring(0, digits.length() - 1) : digits).doubleValue();
            if (Double.isFinite(number)) {
                return percent ? number / 100 : number;
            }
        } catch (NumberFormatException e) {
            // told below, with what is larger than any number here
        }
        problems.error(text.get().where(), key + " is '" + digits + "', no number", "write one, such as 0.05 or 5%");
        return null;
    }

    boolean flag(String key) {
        String text = choice(key, List.of("false", "true"), Function.identity(), "false");
        return text.equals("true");
    }

    /** One of some values, by its word. */
    <T> T choice(String key, List<T> known, Function<T, String> word, T otherwise) {
        Optional<Placed> text = section.optional(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> words = known.stream().map(word).toList();
        int at = words.indexOf(text.get().text());
        if (at >= 0) {
            return known.get(at);
        }
        problems.error(
                text.get().where(),
                key + " is '" + text.get().text() + "'",
                Similar.to(text.get().text(), words)
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("known are: " + String.join(", ", words)));
        return otherwise;
    }

    /** A text with places that are filled while a canary runs. */
    Template template(String key, Template otherwise) {
        Template template =
                section.optional(key).map(Placed::text).map(Template::new).orElse(otherwise);
        for (String place : template.places()) {
            if (!Template.KNOWN.contains(place)) {
                error(
                        key,
                        "{{" + place + "}} stands for nothing in " + key,
                        Similar.to(place, Template.KNOWN)
                                .map(one -> "did you mean {{" + one + "}}?")
                                .orElse("known are: {{" + String.join("}}, {{", Template.KNOWN) + "}}"));
            }
        }
        return template;
    }

    Template required(String key) {
        section.required(key);
        return template(key, new Template(""));
    }

    /** A text that is filled for the canary and for the stable version, and must tell them apart. */
    Template ofSides(String key) {
        Template template = required(key);
        if (section.has(key) && !template.tellsSides()) {
            error(
                    key,
                    key + " asks the same of the canary and the stable version",
                    "write {{pods}} or {{deployment}} where their labels differ, such as pod=~\"{{pods}}\"");
        }
        return template;
    }

    /** The address of a server. */
    URI url() {
        return address(text("url")).orElse(NOWHERE);
    }

    /** An address in which places are filled while a canary runs. */
    Template address() {
        Template template = required("url");
        return address(template.filled(word -> "x")).isPresent() ? template : new Template("");
    }

    private Optional<URI> address(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
                error("url", "'" + text + "' is no address", ADDRESS);
            } else if (url.getUserInfo() != null) {
                // the text is not told: there is a password in it
                error("url", "there is a login in url", "write user and password beside it: " + SecretRef.EXAMPLE);
            } else {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            error("url", "'" + text + "' is no address: " + e.getReason(), ADDRESS);
        }
        return Optional.empty();
    }

    Login login() {
        if (section.has("bearer") && (section.has("user") || section.has("password"))) {
            error("bearer", "there is a token and a user or password", "write one of the two ways in");
        }
        if (section.has("user") != section.has("password")) {
            error(section.has("user") ? "user" : "password", "user and password go together", "write both");
        }
        Optional<SecretRef> secret = secret("bearer").or(() -> secret("password"));
        return secret.map(one -> new Login(text("user"), one)).orElse(Login.NONE);
    }

    private Optional<SecretRef> secret(String key) {
        Optional<Placed> text = section.optional(key);
        Optional<SecretRef> found = text.flatMap(one -> SecretRef.parse(one.text()));
        if (text.isPresent() && found.isEmpty()) {
            // nor is this text told: it may be the secret itself
            error(key, key + " names no secret", SecretRef.EXAMPLE);
        }
        return found;
    }
}
