package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConfigValuesTest {
    private static ImageConfig config(String json) throws ImageFormatException {
        return new ImageConfig(JsonObject.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 300)
    void shouldBeTheImageAgainWhenItsOwnValuesAreLaidOverItsBase(
            @ForAll("configs") ImageConfig image, @ForAll("configs") ImageConfig base) {
        Set<String> own = ConfigValues.of(image).changedFrom(ConfigValues.of(base));

        ImageConfig again = ConfigValues.of(image).over(base, own);

        assertThat(ConfigValues.of(again).changedFrom(ConfigValues.of(image))).isEmpty();
    }

    @Property(tries = 300)
    void shouldTakeEachValueFromWhomItBelongsTo(
            @ForAll("configs") ImageConfig image,
            @ForAll("configs") ImageConfig base,
            @ForAll("configs") ImageConfig newBase) {
        Set<String> own = ConfigValues.of(image).changedFrom(ConfigValues.of(base));

        ConfigValues merged = ConfigValues.of(ConfigValues.of(image).over(newBase, own));

        assertThat(merged.changedFrom(ConfigValues.of(newBase))).isSubsetOf(own);
        assertThat(merged.changedFrom(ConfigValues.of(image))).noneMatch(own::contains);
    }

    @Property(tries = 100)
    void shouldChangeNothingWhenNothingIsOwn(
            @ForAll("configs") ImageConfig image, @ForAll("configs") ImageConfig base) {
        assertThat(ConfigValues.of(image).over(base, Set.of())).isEqualTo(base);
    }

    @Provide
    Arbitrary<ImageConfig> configs() {
        Arbitrary<String> names = Arbitraries.of("A", "B", "with/slash", "with.dot");
        Arbitrary<String> values = Arbitraries.of("", "1", "2", "a=b");
        Arbitrary<Map<String, String>> maps = Arbitraries.maps(names, values);
        Arbitrary<List<String>> lists = values.list().ofMaxSize(2);
        return Combinators.combine(maps, maps, lists, values, maps, Arbitraries.of(true, false))
                .as((env, labels, command, user, ports, whole) -> {
                    Map<String, Object> run = new TreeMap<>();
                    List<String> entries = new ArrayList<>();
                    env.forEach((name, value) -> entries.add(name + "=" + value));
                    run.put("Labels", labels);
                    run.put("User", user);
                    if (whole) {
                        run.put("Env", entries);
                        run.put("Cmd", command);
                        run.put("ExposedPorts", ports);
                        run.put("Healthcheck", Map.of("Test", command));
                    }
                    return new ImageConfig(JsonObject.of(Map.of("created", user, "config", run, "os", "linux")));
                });
    }

    @Test
    void shouldKeepTheOrderOfTheBaseAndAppendWhatIsNew() throws Exception {
        ImageConfig image = config("{\"config\":{\"Env\":[\"NEW=1\",\"PATH=/own\",\"HOME=/x\"]}}");
        ImageConfig base = config("{\"config\":{\"Env\":[\"HOME=/y\",\"PATH=/bin\",\"HEAP=1\"]}}");

        ImageConfig merged = ConfigValues.of(image).over(base, Set.of("config/Env/NEW", "config/Env/PATH"));

        assertThat(merged.run().texts("Env")).containsExactly("HOME=/y", "PATH=/own", "HEAP=1", "NEW=1");
    }

    @Test
    void shouldKeepMembersThatAreNullOrUnknown() throws Exception {
        ImageConfig base = config("{\"moby.x\":{\"a\":1},\"config\":{\"Cmd\":null,\"Labels\":null,\"Volumes\":{}}}");

        assertThat(ConfigValues.of(config("{}")).over(base, Set.of("config/User")))
                .isEqualTo(base);
    }
}
