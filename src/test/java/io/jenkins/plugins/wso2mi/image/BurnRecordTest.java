package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BurnRecordTest {
    private static final BurnRecord RECORD = new BurnRecord(
            3,
            4,
            new OwnShare(new TreeSet<>(List.of("config/User")), new TreeSet<>(List.of("clinic.car"))),
            List.of(new BaseLink("example.com/wso2mi:4.4.0", Digest.of("x".getBytes(UTF_8)), "2026-01-01T00:00:00Z")));

    private static ImageConfig config(Map<String, ?> run) {
        return new ImageConfig(JsonObject.of(Map.of("os", "linux", "config", run)));
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        ImageConfig sealed = RECORD.sealed(config(Map.of("User", "1", "Labels", Map.of("team", "green"))));

        assertThat(BurnRecord.in(sealed)).contains(RECORD);
        assertThat(RECORD.isIntactIn(sealed)).isTrue();
        assertThat(sealed.labels()).containsEntry("team", "green");
    }

    @Test
    void shouldNotBeIntactWhenAnythingElseChanged() {
        ImageConfig sealed = RECORD.sealed(config(Map.of("User", "1", "Labels", Map.of("team", "green"))));
        JsonObject run = sealed.run();

        for (JsonObject changed : List.of(
                run.with("User", "2"),
                run.with("Env", List.of("A=1")),
                run.with("Labels", JsonObject.of(sealed.labels()).with("team", "blue")),
                run.with(
                        "Labels",
                        JsonObject.of(sealed.labels())
                                .with(
                                        BurnRecord.LABEL,
                                        sealed.labels()
                                                .get(BurnRecord.LABEL)
                                                .replace("\"layers\":3", "\"layers\":2"))))) {
            assertThat(RECORD.isIntactIn(new ImageConfig(sealed.json().with("config", changed))))
                    .as(changed.toString())
                    .isFalse();
        }
        assertThat(RECORD.isIntactIn(new ImageConfig(sealed.json().with("history", List.of(Map.of("a", "b"))))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"layers\":1,\"history\":1,\"bases\":[]}",
                "{\"bases\":[{\"digest\":\"x\"}]}"
            })
    void shouldBeNoneWhenTheLabelIsNotOurs(String label) {
        assertThat(BurnRecord.in(config(Map.of("Labels", Map.of(BurnRecord.LABEL, label)))))
                .isEmpty();
    }
}
