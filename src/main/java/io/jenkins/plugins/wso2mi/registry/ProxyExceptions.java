package io.jenkins.plugins.wso2mi.registry;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts of {@code NO_PROXY}, with commas between: {@code example.com} stands for itself and what is below it,
 * {@code .example.com} for the latter only, {@code 10.0.0.0/8} for addresses, {@code *} for all; each may end with a
 * port. The loopback is always among them.
 */
final class ProxyExceptions {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[?[0-9a-f.]*(?::[0-9a-f.]*)+]?");
    private static final Pattern ENTRY = Pattern.compile(
            "(?<host>[^/:]*|\\[[^]]*]|[0-9a-f.]*(?::[0-9a-f.]*){2,})(?:/(?<bits>[0-9]{1,3})|:(?<port>[0-9]+))?");

    private final List<Predicate<Target>> entries;

    private record Target(String host, int port) {}

    private ProxyExceptions(List<Predicate<Target>> entries) {
        this.entries = entries;
    }

    /** Reads the variable's value; entries that are nothing of this are nobody's. */
    static ProxyExceptions parse(String value) {
        List<Predicate<Target>> entries = new ArrayList<>();
        for (String entry : value.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            Matcher parts = ENTRY.matcher(entry);
            if (!entry.isEmpty() && parts.matches()) {
                entries.add(entry(parts));
            }
        }
        return new ProxyExceptions(List.copyOf(entries));
    }

    private static Predicate<Target> entry(Matcher parts) {
        String host = parts.group("host");
        String bits = parts.group("bits");
        String port = parts.group("port");
        Predicate<Target> matches = bits == null ? name(host) : block(host, Integer.parseInt(bits));
        return port == null
                ? matches
                : matches.and(target -> String.valueOf(target.port()).equals(port));
    }

    private static Predicate<Target> name(String host) {
        if (host.equals("*")) {
            return target -> true;
        }
        String suffix = host.startsWith("*.") ? host.substring(1) : host.startsWith(".") ? host : "." + host;
        return target -> target.host().equals(bare(host)) || target.host().endsWith(suffix);
    }

    private static Predicate<Target> block(String host, int bits) {
        if (!ADDRESS.matcher(host).matches()) {
            return target -> false;
        }
        byte[] network = bytes(host);
        return target -> {
            byte[] address = ADDRESS.matcher(target.host()).matches() ? bytes(target.host()) : new byte[0];
            int rest = Math.max(0, network.length * 8 - bits);
            return address.length > 0
                    && address.length == network.length
                    && new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
        };
    }

    private static byte[] bytes(String address) {
        try {
            // digits only: no name service is asked
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether an address is reached without a proxy. */
    boolean contain(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        int usual = "https".equals(uri.getScheme()) ? 443 : 80;
        Target target = new Target(bare(host), uri.getPort() < 0 ? usual : uri.getPort());
        return LOOPBACK.matcher(host).matches() || entries.stream().anyMatch(entry -> entry.test(target));
    }
}
