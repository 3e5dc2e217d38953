package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.order.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the fields about the check of carbon applications; no file is looked at. */
final class CheckFields {
    private CheckFields() {}

    static String miVersion(String text) {
        return read(text, List.of(), List.of());
    }

    static String serverRoles(String text) {
        return read("", Lines.of(text), List.of());
    }

    static String suppress(String text) {
        return read("", List.of(), Lines.of(text));
    }

    private static String read(String miVersion, List<String> roles, List<String> suppress) {
        try {
            CheckPolicy.of(miVersion, roles, false, suppress, null);
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("no file is read here", e);
        }
    }
}
