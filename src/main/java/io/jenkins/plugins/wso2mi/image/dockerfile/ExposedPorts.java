package io.jenkins.plugins.wso2mi.image.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The ports of an EXPOSE, as an image's configuration names them: {@code 8290/tcp}. */
final class ExposedPorts {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/([a-zA-Z]+))?");
    private static final int LARGEST = 65535;

    private ExposedPorts() {}

    /** The ports of one argument, such as {@code 8290}, {@code 8253/tcp} or {@code 7000-7010}; empty if it is none. */
    static List<String> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return List.of();
        }
        String protocol = form.group(3) == null ? "tcp" : form.group(3).toLowerCase(Locale.ROOT);
        int first = Integer.parseInt(form.group(1));
        int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
        boolean known = List.of("tcp", "udp", "sctp").contains(protocol);
        if (!known || first < 1 || last > LARGEST || last < first) {
            return List.of();
        }
        return IntStream.rangeClosed(first, last)
                .mapToObj(port -> port + "/" + protocol)
                .toList();
    }
}
