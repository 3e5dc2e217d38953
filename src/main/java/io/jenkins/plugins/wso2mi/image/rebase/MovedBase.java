package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.registry.Digest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A base, near or far, whose name stands for another image by now.
 *
 * @param level how far below the image: 1 for the one that it was built on
 * @param used what the name stood for then
 * @param now what it stands for now; null if the registry has it no more
 */
public record MovedBase(int level, BaseLink used, @Nullable Digest now) {
    /** How many days ago the base in use was made; empty if it does not say, or did not make sense. */
    public OptionalLong ageInDays(Instant today) {
        try {
            return OptionalLong.of(
                    Duration.between(Instant.parse(used.created()), today).toDays());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    String sentence(Instant today) {
        OptionalLong age = ageInDays(today);
        return used.name() + " (level " + level + ") "
                + (now == null ? "is gone" : "is " + now.brief() + " by now")
                + (age.isPresent() ? ", the one in use is " + age.getAsLong() + " days old" : "");
    }

    Map<String, Object> facts(Instant today) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("level", level);
        facts.put("base", used.name());
        facts.put("used", used.digest().toString());
        if (now != null) {
            facts.put("now", now.toString());
        }
        if (!used.created().isEmpty()) {
            facts.put("created", used.created());
        }
        ageInDays(today).ifPresent(days -> facts.put("ageInDays", days));
        return facts;
    }
}
