package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The grammar of names in a carbon application: relative paths with forward slashes that stay inside. */
final class EntryName {
    private static final int LENGTH_LIMIT = 1_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");

    private EntryName() {}

    /**
     * Refuses a name that leads outside, or that servers read differently.
     *
     * @throws DamagedCarException naming the entry and the reason
     */
    static void check(String name) throws DamagedCarException {
        if (name.isEmpty() || name.length() > LENGTH_LIMIT) {
            throw refused(name, "a name of " + name.length() + " characters", "give it a shorter name");
        }
        if (CONTROL.matcher(name).find()) {
            throw refused(name, "control characters in its name", "rename the file");
        }
        if (name.indexOf('\\') >= 0) {
            throw refused(name, "a backslash in its name", "pack it with forward slashes, as the zip format asks for");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw refused(name, "an absolute path", "do not deploy this file; build the application anew");
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (Arrays.stream(path.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            throw refused(name, "a path that leads elsewhere", "do not deploy this file; build the application anew");
        }
    }

    private static DamagedCarException refused(String name, String why, String fix) {
        String shown = PlainText.oneLine(name.length() > 100 ? name.substring(0, 100) + "..." : name);
        return new DamagedCarException("the entry '" + shown + "' has " + why, fix);
    }
}
