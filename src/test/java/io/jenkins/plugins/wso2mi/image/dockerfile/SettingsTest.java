package io.jenkins.plugins.wso2mi.image.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String BASE = """
            {"created": "2026-01-01T00:00:00Z", "history": [{"created_by": "base"}],
             "rootfs": {"type": "layers", "diff_ids": ["sha256:1"]},
             "config": {"Env": ["A=1", "PATH=/bin", "B=2"], "Cmd": ["x"], "User": "10802",
                        "Labels": {"vendor": "wso2", "a": "b"}, "ExposedPorts": {"8290/tcp": {}}}}
            """;

    @TempDir
    Path folder;

    private ImageConfig on(String dockerfile, Instant created) throws Exception {
        List<Step> steps = new ProjectOnDisk(folder)
                .read("FROM x:1\n" + dockerfile, new Problems())
                .steps();
        Settings settings = new Settings(steps, Map.of(), Map.of("a", "given"), List.of(), created);
        return settings.on(new ImageConfig(JsonObject.parse(BASE.getBytes(UTF_8))), List.of());
    }

    @Test
    void shouldMergeAsDockerDoes() throws Exception {
        JsonObject run = on(
                        "ENV B=3 C=4 A=$PATH\nENV C=5\nLABEL a=own n=m\nWORKDIR x\nWORKDIR y\nUSER u:g\n"
                                + "EXPOSE 8253 7000-7001/UDP\n",
                        null)
                .run();
        assertThat(run.texts("Env")).containsExactly("A=/bin", "PATH=/bin", "B=3", "C=5");
        assertThat(run.object("Labels").texts()).isEqualTo(Map.of("vendor", "wso2", "a", "given", "n", "m"));
        assertThat(run.text("WorkingDir")).contains("/home/wso2carbon/x/y");
        assertThat(run.text("User")).contains("u:g");
        assertThat(run.object("ExposedPorts").names())
                .containsExactlyInAnyOrder("8290/tcp", "8253/tcp", "7000/udp", "7001/udp");
        assertThat(run.texts("Cmd")).containsExactly("x");
    }

    @Test
    void shouldWriteItsHistoryAndTime() throws Exception {
        JsonObject image = on("USER u\n", null).json();
        assertThat(image.text("created")).contains("2026-01-01T00:00:00Z");
        assertThat(image.objects("history")).hasSize(2);
        assertThat(image.objects("history").get(1).toString())
                .isEqualTo("{\"created\":\"2026-01-01T00:00:00Z\",\"created_by\":\"USER u\",\"empty_layer\":true}");
        assertThat(on("", Instant.EPOCH).json().text("created")).contains("1970-01-01T00:00:00Z");
    }
}
