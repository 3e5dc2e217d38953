package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Severity;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that a rule has found.
 *
 * @param rule which
 * @param severity how much it matters
 * @param where archive, behind {@code !/} the path within, and the line if known
 * @param what what is wrong
 * @param fix what to do about it
 */
public record Finding(CarRule rule, Severity severity, String where, String what, String fix) implements Serializable {
    public Finding {
        where = PlainText.oneLine(where);
        what = PlainText.oneLine(what);
        fix = PlainText.oneLine(fix);
    }

    /** For people; its sentence ends with the rule: {@code [missing-reference]}. */
    public Problem problem() {
        return new Problem(severity, where, what, fix + " [" + rule.id() + "]");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    Finding as(Severity other) {
        return new Finding(rule, other, where, what, fix);
    }

    /** For machines: {@code rule}, {@code severity} (error or warning), {@code where}, {@code what}, {@code fix}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rule", rule.id());
        facts.put("severity", severity.name().toLowerCase(Locale.ROOT));
        facts.put("where", where);
        facts.put("what", what);
        facts.put("fix", fix);
        return facts;
    }
}
