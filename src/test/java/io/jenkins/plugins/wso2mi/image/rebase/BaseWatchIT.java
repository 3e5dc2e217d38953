package io.jenkins.plugins.wso2mi.image.rebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseWatchIT {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private DebianRegistry registry;
    private ServerImage servers;
    private ContentCache cache;
    private String server;
    private String company;
    private String app;

    @BeforeEach
    void buildHierarchy() throws Exception {
        registry = DebianRegistry.start();
        servers = new ServerImage(folder);
        cache = new ContentCache(folder.resolve("cache"));
        server = registry.host() + "/wso2mi:4.4.0";
        company = registry.host() + "/company:1";
        app = registry.host() + "/app:1";
        servers.push(server, "one", json -> json.with("created", "2026-11-01T00:00:00Z"));
        build(server, company, "common");
        build(company, app, "clinic");
    }

    @AfterEach
    void stopRegistry() throws Exception {
        registry.close();
    }

    private void build(String base, String to, String car) throws Exception {
        new ImageBuild(RegistryAccess.ANONYMOUS, cache)
                .run(
                        new ImageRequest(
                                base,
                                List.of(TinyCar.write(folder, car, "1.0.0")),
                                to,
                                List.of(),
                                List.of(),
                                List.of(),
                                Builder.AUTO,
                                null),
                        Reporter.silent(),
                        false);
    }

    private List<ImageStanding> look(String... images) throws Exception {
        Reporter reporter = new Reporter(
                event -> {
                    if (event instanceof Event.Item item) {
                        told.add(item.sentence());
                    }
                },
                TODAY);
        return new BaseWatch(RegistryAccess.ANONYMOUS, cache).run(List.of(images), reporter);
    }

    @Test
    void shouldTellNothingOfImagesThatAreUpToDate() throws Exception {
        assertThat(look(app, company))
                .noneMatch(ImageStanding::isOutdated)
                .extracting(ImageStanding::levels)
                .containsExactly(2, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellWhichLevelMovedAndHowOldTheBaseInUseIs() throws Exception {
        servers.push(server, "two", json -> json.with("created", "2026-11-20T00:00:00Z"));
        Digest now = servers.read(server).descriptor().digest();

        List<ImageStanding> standings = look(app, company);

        assertThat(standings.get(0).moved()).singleElement().satisfies(moved -> {
            assertThat(moved.level()).isEqualTo(2);
            assertThat(moved.used().name()).isEqualTo(server);
            assertThat(moved.now()).isEqualTo(now);
            assertThat(moved.ageInDays(TODAY.instant())).hasValue(22);
        });
        assertThat(standings.get(1).moved()).extracting(MovedBase::level).containsExactly(1);
        assertThat(told)
                .hasSize(2)
                .first()
                .isEqualTo(app + " is outdated: " + server + " (level 2) is " + now.brief()
                        + " by now, the one in use is 22 days old");

        new Rebase(RegistryAccess.ANONYMOUS, cache)
                .run(new RebaseRequest(List.of(company), null, null, false), Reporter.silent(), false);
        assertThat(look(app).get(0).moved()).extracting(MovedBase::level).containsExactly(1, 2);
        new Rebase(RegistryAccess.ANONYMOUS, cache)
                .run(new RebaseRequest(List.of(app), null, null, false), Reporter.silent(), false);
        assertThat(look(app, company)).noneMatch(ImageStanding::isOutdated);
    }

    @Test
    void shouldAskForEachBaseOnceAndPullNone() throws Exception {
        look(app, company);
        BaseWatch watch = new BaseWatch(RegistryAccess.ANONYMOUS, cache);
        watch.run(List.of(app, company), Reporter.silent());

        // a HEAD for each name: two images, of which one is the other's base, and the server's image
        assertThat(watch.requests()).isEqualTo(3);
    }

    @Test
    void shouldLookAtTheOthersWhenOneIsMissing() throws Exception {
        servers.push(server, "two", json -> json);

        assertThatThrownBy(() -> look(app + "x", company, server))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("app:1x: there is no such image");

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith(company + " is outdated");
        assertThat(told.get(1)).endsWith("does not say what it was built on");
    }
}
