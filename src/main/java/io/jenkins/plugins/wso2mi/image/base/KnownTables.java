package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Similar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of {@code deployment.toml} that the Micro Integrator reads: what the keys of its defaults, mappings,
 * templates and code begin with (wso2/product-micro-integrator, distribution/src/resources/config-tool, 4.6). Whatever
 * else is written there, the server passes over in silence.
 */
final class KnownTables {
    private static final Set<String> TOP = Set.of(
            "action_executor_configuration",
            "analytics",
            "authorization_manager",
            "axis2_transport",
            "blocking",
            "cluster_config",
            "cpu_watcher",
            "custom_message_builders",
            "custom_message_formatters",
            "custom_transport",
            "custom_watchers",
            "dashboard_config",
            "database",
            "datasource",
            "encryption",
            "external_vault",
            "ftp_uploader",
            "icp_config",
            "integration",
            "internal_api_ssl_config",
            "internal_apis",
            "jce_provider",
            "jsse_provider",
            "keystore",
            "liveness_probe",
            "metric_handler",
            "log_pattern",
            "log_watcher",
            "management_api",
            "masking_pattern",
            "mediation",
            "memory_watcher",
            "message_builders",
            "message_formatters",
            "monitoring",
            "opentelemetry",
            "passthru_properties",
            "prometheus_api",
            "readiness_probe",
            "rest_api",
            "realm_manager",
            "runtime_secrets",
            "secrets",
            "server",
            "server_conf",
            "server_configuration",
            "service_catalog",
            "sftp_uploader",
            "super_admin",
            "synapse_handlers",
            "synapse_properties",
            "system",
            "task_handling",
            "tasks",
            "traffic_analyzer",
            "transport",
            "truststore",
            "user_access",
            "user_store",
            "ws_security",
            "zip_file_configuration");

    private static final Set<String> TRANSPORTS = Set.of(
            "blocking",
            "client",
            "default_content_type",
            "fix",
            "http",
            "https",
            "jms",
            "jndi",
            "local",
            "mail",
            "modules",
            "mqtt",
            "msmq",
            "netty",
            "parameters",
            "phase_order",
            "phase_orders",
            "rabbitmq",
            "sap",
            "tcp",
            "udp",
            "vfs",
            "ws",
            "wss");

    private static final Set<String> KEYSTORES = Set.of("internal", "primary", "secondary", "tls");

    private KnownTables() {}

    /** Warns of tables that the server does not read, once each. */
    static void check(TomlFile file, Problems problems) {
        Set<String> told = new HashSet<>();
        for (TomlFile.Setting setting : file.settings()) {
            unknown(setting.path())
                    .filter(told::add)
                    .ifPresent(name -> problems.warning(
                            setting.where(),
                            "the Micro Integrator has no [" + name
                                    + "] that is known here, and passes over what it does not know",
                            meant(setting.path())
                                    .map(near -> "write [" + near + "], if that is meant")
                                    .orElse("")));
        }
    }

    private static Optional<String> unknown(List<String> path) {
        if (!TOP.contains(path.get(0))) {
            return Optional.of(path.get(0));
        }
        boolean known = path.size() < 2
                || names(path.get(0)).isEmpty()
                || names(path.get(0)).contains(path.get(1));
        return known ? Optional.empty() : Optional.of(path.get(0) + "." + path.get(1));
    }

    private static Set<String> names(String top) {
        return switch (top) {
            case "transport" -> TRANSPORTS;
            case "keystore" -> KEYSTORES;
            default -> Set.of();
        };
    }

    private static Optional<String> meant(List<String> path) {
        return TOP.contains(path.get(0))
                ? Similar.to(path.get(1), names(path.get(0))).map(name -> path.get(0) + "." + name)
                : Similar.to(path.get(0), TOP);
    }
}
