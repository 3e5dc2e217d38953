package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carbon applications are checked before an image, by the policy that is asked for. */
class ImageCheckIT {
    private static DebianRegistry registry;
    private static String base;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Path car;

    @BeforeAll
    static void startRegistry(@TempDir Path tree) throws Exception {
        registry = DebianRegistry.start();
        base = TinyServer.in(registry, tree);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void writeAnApplicationThatNamesWhatIsNotThere() {
        car = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("front", "1.0.0", "Fault"))
                .artifact("Fault", "synapse/sequence", "<sequence name=\"Fault\"><sequence key=\"Reply\"/></sequence>")
                .write(folder, "front_1.0.0.car");
    }

    private BuiltImage build(String on, String to, CheckPolicy policy, Path... cars) throws Exception {
        ImageRequest request = new ImageRequest(
                on,
                List.of(cars),
                registry.host() + "/clinic/" + to,
                List.of(),
                List.of(),
                List.of(),
                Builder.AUTO,
                policy,
                null);
        Reporter report = new Reporter(this::hear, Clock.systemUTC());
        return new ImageBuild(RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")))
                .run(request, report, false);
    }

    private void hear(Event event) {
        if (event instanceof Event.Trouble trouble) {
            told.add(trouble.problem().sentence());
        } else if (event instanceof Event.Notice notice) {
            told.add(notice.text());
        }
    }

    private static CheckPolicy policy(boolean strict, String... suppress) throws IOException {
        return CheckPolicy.of("", List.of(), strict, List.of(suppress), null);
    }

    @Test
    void shouldTellWarningsAndGoOn() throws Exception {
        build(base, "warned:1", policy(false), car);
        assertThat(told).anySatisfy(line -> assertThat(line).contains("'Reply'").endsWith("[missing-reference]"));
    }

    @Test
    void shouldRefuseWarningsWhenStrict() throws Exception {
        assertThatThrownBy(() -> build(base, "strict:1", policy(true), car))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("[missing-reference]");
    }

    @Test
    void shouldAcceptWhatIsSuppressedAndSayWhy() throws Exception {
        build(base, "suppressed:1", policy(true, "missing-reference:Fault_1.0.0/*=comes by registry"), car);
        assertThat(told)
                .anySatisfy(line -> assertThat(line).startsWith("suppressed: ").contains("comes by registry"));
    }

    @Test
    void shouldNotMissWhatTheBaseMayBring() throws Exception {
        String company = build(base, "base:1", policy(false), TinyCar.write(folder, "common", "1.0.0"))
                .reference()
                .toString();
        build(company, "front:1", policy(true), car);
        assertThat(told).noneMatch(line -> line.contains("[missing-reference]"));
    }
}
