package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.util.FormValidation;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets the engine read a field's text, and tells in the form what it says. */
final class FieldCheck {
    private FieldCheck() {}

    /**
     * Checks a text; blank text, and text with variables that only a build knows, is not read.
     *
     * @param reader gives what is worth telling, or nothing by an empty text
     */
    static FormValidation of(@Nullable String value, UnaryOperator<String> reader) {
        String text = value == null ? "" : value.strip();
        return text.isEmpty() || text.contains("$") ? FormValidation.ok() : read(text, reader);
    }

    /** The same for a field that must not be blank. */
    static FormValidation required(@Nullable String value, UnaryOperator<String> reader) {
        return value == null || value.isBlank() ? FormValidation.validateRequired(value) : of(value, reader);
    }

    /** Checks a text, whatever is in it. */
    static FormValidation read(String text, UnaryOperator<String> reader) {
        try {
            String told = reader.apply(text);
            return told.isEmpty() ? FormValidation.ok() : FormValidation.ok(told);
        } catch (RefusedException e) {
            return problems(e.problems());
        }
    }

    /** Everything that was found, errors and warnings; fine if there is nothing. */
    static FormValidation problems(List<Problem> problems) {
        return switch (problems.size()) {
            case 0 -> FormValidation.ok();
            case 1 -> problem(problems.get(0));
            default ->
                FormValidation.aggregate(
                        problems.stream().map(FieldCheck::problem).toList());
        };
    }

    // where it is, is before the user's eyes
    private static FormValidation problem(Problem problem) {
        String told = problem.fix().isEmpty() ? problem.what() : problem.what() + "; " + problem.fix();
        return problem.isError() ? FormValidation.error(told) : FormValidation.warning(told);
    }
}
