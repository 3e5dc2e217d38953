package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Owner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom {@code --chown} means, by BuildKit's rules: a number is taken as it is, and is the group too if none is given; a
 * name is looked up in the base's accounts. A name that is not there would silently be root to BuildKit; here it is
 * refused.
 */
final class Accounts {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String PASSWD = "/etc/passwd";
    private static final String GROUP = "/etc/group";

    private final BaseFiles base;

    Accounts(BaseFiles base) {
        this.base = base;
    }

    /**
     * The owner.
     *
     * @param chown {@code user} or {@code user:group}, each a name or a number; empty for root
     * @param where the instruction, for the message
     * @throws RefusedException if the base has no such account
     */
    Owner find(String chown, String where) throws IOException, InterruptedException {
        if (chown.isEmpty()) {
            return Owner.ROOT;
        }
        int colon = chown.indexOf(':');
        String user = colon < 0 ? chown : chown.substring(0, colon);
        Owner owner = user(user, where);
        return colon < 0 ? owner : new Owner(owner.uid(), group(chown.substring(colon + 1), where));
    }

    private Owner user(String user, String where) throws IOException, InterruptedException {
        if (isRootOrNumber(user)) {
            return new Owner(number(user), number(user));
        }
        List<String> fields =
                entry(PASSWD, user).orElseThrow(() -> refused(where, "there is no user '" + user + "'", PASSWD));
        if (fields.size() < 4 || !isNumber(fields.get(2)) || !isNumber(fields.get(3))) {
            throw refused(where, "the user '" + user + "' has no numbers", PASSWD);
        }
        return new Owner(Long.parseLong(fields.get(2)), Long.parseLong(fields.get(3)));
    }

    private long group(String group, String where) throws IOException, InterruptedException {
        if (isRootOrNumber(group)) {
            return number(group);
        }
        List<String> fields =
                entry(GROUP, group).orElseThrow(() -> refused(where, "there is no group '" + group + "'", GROUP));
        if (fields.size() < 3 || !isNumber(fields.get(2))) {
            throw refused(where, "the group '" + group + "' has no number", GROUP);
        }
        return Long.parseLong(fields.get(2));
    }

    private Optional<List<String>> entry(String file, String name) throws IOException, InterruptedException {
        // both are wanted in nearly every case, and one look finds both
        base.look(List.of(PASSWD, GROUP));
        return base.at(file)
                .text()
                .lines()
                .map(line -> List.of(line.split(":", -1)))
                .filter(fields -> fields.get(0).equals(name))
                .findFirst();
    }

    private static boolean isRootOrNumber(String text) {
        return text.equals("root") || isNumber(text);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static long number(String text) {
        return text.equals("root") ? 0 : Long.parseLong(text);
    }

    private static RefusedException refused(String where, String what, String file) {
        return new RefusedException(
                where, what + " in the base's " + file + " [unknown-owner]", "write --chown=wso2carbon:wso2");
    }
}
