package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.regex.Pattern;

/** What a text must look like to be something. */
enum Grammar {
    /** RFC 1123 label: names of namespaces and Services. */
    NAME(
            "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?",
            "name for Kubernetes",
            "use at most 63 lower case letters, digits and '-'"),
    /** RFC 1123 subdomain: names of Secrets, ConfigMaps, accounts and classes. */
    OBJECT(
            "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?",
            "name for Kubernetes",
            "use lower case letters, digits, '-' and '.'"),
    /** IANA service name: names of ports. */
    PORT(
            "(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?",
            "name for a port",
            "use at most 15 lower case letters, digits and '-'"),
    VARIABLE("[A-Za-z_][A-Za-z0-9_]*", "name of a variable", "use letters, digits and '_'"),
    /** Key of a Secret or ConfigMap. */
    KEY("[-._a-zA-Z0-9]{1,253}", "key of a Secret or ConfigMap", "use letters, digits, '-', '_' and '.'"),
    TAG(
            "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|sha256:[0-9a-f]{64}",
            "tag or digest of an image",
            "write such as 1.4.2, or sha256: and 64 hex digits"),
    HOST(
            "(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            "host name",
            "write such as api.example.com, or *.example.com"),
    REGISTRY(
            "[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9._/-]+)?",
            "registry",
            "write a host such as registry.example.com:5000, without https://"),
    PATH("/[^\\s\\\\*?]*", "path", "begin it with '/', without patterns such as '*'"),
    CERTIFICATE(
            "arn:aws[a-z-]*:(acm|iam):[-a-z0-9]*:[0-9]{12}:[-A-Za-z0-9/_+=,.@]+",
            "ARN of a certificate",
            "write such as arn:aws:acm:REGION:ACCOUNT:certificate/ID"),
    EFS("fs-[0-9a-f]{8,17}", "file system of Amazon EFS", "write such as fs-0123456789abcdef0"),
    EFS_POINT("fsap-[0-9a-f]{8,17}", "access point of Amazon EFS", "write such as fsap-0123456789abcdef0"),
    JDBC("jdbc:[a-z0-9]+:[^\\s\"'\\\\]+", "address of a database", "write such as jdbc:mysql://host:3306/name"),
    USER("[^\\s\"'\\\\]{1,128}", "name of a user", "leave out blanks and quotes"),
    ENDPOINT(
            "(https?|udp)://[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?",
            "address of a collector",
            "write such as http://collector.monitoring:4317"),
    METRIC("[a-zA-Z_:][a-zA-Z0-9_:.]*", "name of a metric", "write letters, digits, '_' and ':'"),
    LOG_FILE("[A-Za-z0-9][A-Za-z0-9._-]{0,40}\\.log", "log file", "write its name alone, such as correlation.log"),
    IMAGE("[a-z0-9][A-Za-z0-9._:/@-]*", "image", "write such as busybox:1.37"),
    CPU("[0-9]+m|[0-9]+(\\.[0-9]{1,3})?", "amount of CPU", "write such as 500m or 2"),
    MEMORY(
            "[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)",
            "amount of memory",
            "write a number and a unit, such as 512Mi or 2Gi"),
    JAVA_OPTION(
            "-[^\\s\"'$`;&|<>]+", "option of Java", "write one such as -Duser.timezone=UTC, without blanks and quotes"),
    HEAP("[0-9]{1,6}[mMgG]", "size of a heap", "write such as 512m or 2g, as -Xmx takes it"),
    PERCENT("[0-9]{1,3}%|[0-9]{1,4}", "number or percentage", "write such as 1 or 25%"),
    LABEL_KEY(
            "([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
            "key of a label",
            "write such as team or example.com/team"),
    LABEL(
            "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
            "value of a label",
            "use at most 63 letters, digits, '-', '_' and '.'");

    private final Pattern pattern;
    private final String kind;
    private final String advice;

    Grammar(String pattern, String kind, String advice) {
        this.pattern = Pattern.compile(pattern);
        this.kind = kind;
        this.advice = advice;
    }

    boolean takes(String text) {
        return pattern.matcher(text).matches();
    }

    String kind() {
        return kind;
    }

    String advice() {
        return advice;
    }
}
