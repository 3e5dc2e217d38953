package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The database by which servers agree who does polling work.
 *
 * @param url of JDBC
 * @param driver class of the JDBC driver, which the image holds in its folder lib
 * @param username who logs in
 * @param password a key of a Secret
 */
record Coordination(Value<String> url, String driver, Value<String> username, Source password) {
    /** The data source that the server looks for. */
    static final String ID = "WSO2_COORDINATION_DB";

    private static final String VARIABLE = "COORDINATION_DB_PASSWORD";
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password|pwd)=|//[^/]*:[^/]*@");
    private static final Map<String, String> DRIVERS = drivers();

    private static Map<String, String> drivers() {
        Map<String, String> drivers = new LinkedHashMap<>();
        drivers.put("mysql", "com.mysql.cj.jdbc.Driver");
        drivers.put("postgresql", "org.postgresql.Driver");
        drivers.put("sqlserver", "com.microsoft.sqlserver.jdbc.SQLServerDriver");
        drivers.put("oracle", "oracle.jdbc.OracleDriver");
        drivers.put("db2", "com.ibm.db2.jcc.DB2Driver");
        return drivers;
    }

    static Optional<Coordination> read(Settings settings, Value<ServerVersion> version) {
        settings.allow("url", "username", "password");
        if (!version.get().atLeast(1, 2)) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            "servers of Micro Integrator " + version.get().text() + " (" + version.origin()
                                    + ") are not coordinated; those of 1.2 are the first",
                            "remove it");
        }
        Optional<Value<String>> url = settings.required("url", Grammar.JDBC);
        Optional<Value<String>> username = settings.required("username", Grammar.USER);
        Optional<Source> password = password(settings);
        Optional<String> driver = url.map(one -> DRIVERS.get(one.get().split(":", 3)[1]));
        url.filter(one -> PASSWORD.matcher(one.get()).find())
                .ifPresent(one -> settings.refuse(
                        "url",
                        "a password stands in it, and a ConfigMap is no place for it",
                        "write password: instead"));
        if (url.isPresent() && driver.isEmpty()) {
            settings.refuse(
                    "url",
                    "servers are not coordinated by '" + url.get().get().split(":", 3)[1] + "'",
                    "write one of: " + String.join(", ", DRIVERS.keySet()));
        }
        return url.flatMap(one -> username.flatMap(
                name -> password.flatMap(key -> driver.map(other -> new Coordination(one, other, name, key)))));
    }

    private static Optional<Source> password(Settings settings) {
        if (settings.section().isSection("password")) {
            Settings password = settings.below("password").allow("secret", "key");
            Optional<Value<String>> key = password.required("key", Grammar.KEY);
            return password.required("secret", Grammar.OBJECT)
                    .flatMap(name -> key.map(one -> new Source.SecretKey(name, one)));
        }
        String what = settings.has("password") ? "it is in no Secret" : "coordination has no password";
        settings.refuse("password", what, "write password: {secret: NAME, key: KEY}");
        return Optional.empty();
    }

    /** The variable of the server's environment with the password. */
    Variable variable() {
        return new Variable(VARIABLE, password);
    }

    /** What {@code deployment.toml} says of it. */
    String text() {
        return "\n[[datasource]]\nid = \"" + ID + "\"\nurl = \"" + url.get() + "\"\nusername = \"" + username.get()
                + "\"\npassword = \"$env{" + VARIABLE + "}\"\ndriver = \"" + driver + "\"\n";
    }
}
