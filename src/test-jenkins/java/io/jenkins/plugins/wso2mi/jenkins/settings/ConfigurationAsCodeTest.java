package io.jenkins.plugins.wso2mi.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.XmlFile;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The global configuration as code, in its form and in its file. */
@WithJenkins
class ConfigurationAsCodeTest {
    private static final String YAML = """
            unclassified:
              wso2mi:
                registry: "registry.example.com/integration"
                registryCredentialsId: "registry"
                baseImage: "wso2/wso2mi:4.4.0"
                serverUrl: "https://10.0.0.10:6443"
                caCertificate: "-----BEGIN CERTIFICATE-----"
                credentialsId: "cluster"
                context: "production"
                namespace: "clinic"
                allowedNamespaces: |
                  clinic
                  clinic-preview-*
                allowedRegistries: "registry.example.com"
            """;

    @Test
    void shouldTakeAndGiveBackEveryField(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), YAML);
        ConfigurationAsCode.get().configure(file.toString());
        assertConfigured(MiGlobalConfiguration.get());

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(written);
        String export = written.toString(StandardCharsets.UTF_8);
        Files.writeString(file, "unclassified:\n" + section(export, "  wso2mi:\n"));
        MiGlobalConfiguration.get().setNamespace("other");
        MiGlobalConfiguration.get().setAllowedNamespaces("");
        ConfigurationAsCode.get().configure(file.toString());
        assertConfigured(MiGlobalConfiguration.get());
    }

    @Test
    void shouldKeepEveryFieldThroughTheFormAndTheFile(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), YAML.replaceAll("(?m)^.*redentialsId:.*\\n", ""));
        ConfigurationAsCode.get().configure(file.toString());
        jenkins.configRoundtrip();
        MiGlobalConfiguration read = MiGlobalConfiguration.get();
        assertThat(read.getRegistry()).isEqualTo("registry.example.com/integration");
        assertThat(read.getCaCertificate()).isEqualTo("-----BEGIN CERTIFICATE-----");
        assertThat(read.getContext()).isEqualTo("production");
        assertThat(read.getAllowedNamespaces().lines()).containsExactly("clinic", "clinic-preview-*");

        XmlFile saved =
                new XmlFile(new File(jenkins.jenkins.getRootDir(), MiGlobalConfiguration.class.getName() + ".xml"));
        assertThat(saved.asString()).contains("<namespace>clinic</namespace>").contains("<baseImage>");
    }

    private static void assertConfigured(MiGlobalConfiguration global) {
        assertThat(global.getRegistry()).isEqualTo("registry.example.com/integration");
        assertThat(global.getRegistryCredentialsId()).isEqualTo("registry");
        assertThat(global.getBaseImage()).isEqualTo("wso2/wso2mi:4.4.0");
        assertThat(global.getServerUrl()).isEqualTo("https://10.0.0.10:6443");
        assertThat(global.getCaCertificate()).isEqualTo("-----BEGIN CERTIFICATE-----");
        assertThat(global.getCredentialsId()).isEqualTo("cluster");
        assertThat(global.getContext()).isEqualTo("production");
        assertThat(global.getNamespace()).isEqualTo("clinic");
        assertThat(global.getAllowedNamespaces()).isEqualTo("clinic\nclinic-preview-*");
        assertThat(global.getAllowedRegistries()).isEqualTo("registry.example.com");
    }

    /** The lines below a key, as far as they are indented more. */
    private static String section(String yaml, String key) {
        assertThat(yaml).contains(key);
        StringBuilder section = new StringBuilder(key);
        yaml.substring(yaml.indexOf(key) + key.length())
                .lines()
                .takeWhile(line -> line.startsWith("    "))
                .forEach(line -> section.append(line).append('\n'));
        return section.toString();
    }
}
