package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The user of an image's configuration: user, or user and group, each by name or by number (OCI image specification,
 * {@code config.User}).
 *
 * @param group empty if none is given; then it is the user's own
 */
record UserName(String user, String group) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final String PASSWD = "etc/passwd";
    private static final String GROUP = "etc/group";

    static UserName parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new UserName(text, "") : new UserName(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean isNumeric() {
        return isNumber(user) && isNumber(group);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    Owner numbers() {
        return new Owner(Long.parseLong(user), Long.parseLong(group));
    }

    /** Whether no further layer needs to be read. */
    boolean isAnsweredBy(AccountFiles found) {
        boolean knowsUser = isNumber(user) || found.has(PASSWD);
        boolean knowsGroup = group.isEmpty()
                ? ownGroupByHome(found).isPresent() || found.has(PASSWD)
                : isNumber(group) || found.has(GROUP);
        return knowsUser && knowsGroup;
    }

    /**
     * A numeric user's group is seen on the server's home, if that is the user's: such a layer is newer than the
     * accounts.
     */
    private Optional<Long> ownGroupByHome(AccountFiles found) {
        return found.homeOwner()
                .filter(owner -> isNumber(user) && owner.uid() == Long.parseLong(user))
                .map(Owner::gid);
    }

    /**
     * The numbers.
     *
     * @param image its name, for the message
     * @throws RefusedException if there is no such account
     */
    Owner resolve(AccountFiles found, String image) {
        Optional<String[]> account = found.entry(PASSWD, isNumber(user) ? 2 : 0, user);
        long uid = isNumber(user)
                ? Long.parseLong(user)
                : account.map(fields -> number(fields[2], image))
                        .orElseThrow(() -> refused(image, "user '" + user + "' is not in its /etc/passwd"));
        if (isNumber(group)) {
            return new Owner(uid, Long.parseLong(group));
        }
        if (!group.isEmpty()) {
            return new Owner(
                    uid,
                    found.entry(GROUP, 0, group)
                            .map(fields -> number(fields[2], image))
                            .orElseThrow(() -> refused(image, "group '" + group + "' is not in its /etc/group")));
        }
        // a runtime gives a number without an account the group 0
        return new Owner(
                uid,
                ownGroupByHome(found)
                        .or(() -> account.map(fields -> number(fields[3], image)))
                        .orElse(0L));
    }

    private static long number(String field, String image) {
        if (!isNumber(field)) {
            throw refused(image, "its accounts have '" + field + "' where a number should be");
        }
        return Long.parseLong(field);
    }

    private static RefusedException refused(String image, String what) {
        return new RefusedException(image, what, "build on an image whose USER exists, or is written as uid:gid");
    }
}
