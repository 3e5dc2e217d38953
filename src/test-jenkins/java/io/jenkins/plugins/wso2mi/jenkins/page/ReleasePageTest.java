package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.report.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;

/** What the page of a release tells, and how it is polled. */
@WithJenkins
class ReleasePageTest {
    private static final String HOSTILE = "</pre></svg><script>alert(1)</script><img src=x onerror=alert(2)>";

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void shouldTellEventsOnceAndAnswerWithoutABodyWhenNothingChanged() throws Exception {
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            ReleasePage page = canary(running);
            page.append(Lines.of(Lines.phase(0, "First look"), Lines.traffic(1, 10, 0, 4, 0)));

            HttpResponse<String> first = get(page.getUrl() + "events?since=0");
            JsonNode told = json(first);
            assertThat(told.path("running").asBoolean()).isTrue();
            assertThat(told.path("events")).hasSize(2);
            assertThat(told.at("/events/0/title").asText()).isEqualTo("First look");
            assertThat(header(first, "Cache-Control")).isEqualTo("private, no-cache");
            assertThat(header(first, "Vary")).contains("Cookie");

            String next = page.getUrl() + "events?since=" + told.path("next").asLong();
            HttpResponse<String> idle = get(next);
            assertThat(json(idle).path("events")).isEmpty();
            HttpResponse<String> unchanged = get(next, "If-None-Match", header(idle, "ETag"));
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();

            page.append(Lines.of(Lines.phase(2, "Hold 10%")));
            HttpResponse<String> changed = get(next, "If-None-Match", header(idle, "ETag"));
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(json(changed).at("/events/0/title").asText()).isEqualTo("Hold 10%");
            assertThat(json(changed).path("version").asText())
                    .isNotEqualTo(told.path("version").asText());
        }
    }

    @Test
    void shouldServeThePictureAsInertSvgThatIsFetchedAgainOnlyWhenItChanged() throws Exception {
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            ReleasePage page = canary(running);
            page.append(Lines.of(Lines.phase(0, HOSTILE)));

            HttpResponse<String> picture = get(page.getUrl() + "picture.svg");

            assertThat(header(picture, "Content-Type")).startsWith("image/svg+xml");
            assertThat(header(picture, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(picture.body()).startsWith("<svg").doesNotContain("<script", "<img");
            String etag = header(picture, "ETag");
            assertThat(get(page.getUrl() + "picture.svg", "If-None-Match", etag).statusCode())
                    .isEqualTo(304);
            assertThat(get(page.getUrl() + "picture.svg", "If-None-Match", "W/" + etag)
                            .statusCode())
                    .isEqualTo(304);
            page.append(Lines.of(Lines.phase(1, "Promote")));
            assertThat(get(page.getUrl() + "picture.svg", "If-None-Match", etag).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldServeTheReportAsAnInertDocument() throws Exception {
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            ReleasePage page = canary(running);
            page.append(Lines.of(Lines.phase(0, HOSTILE), Lines.gate(1, HOSTILE, "refused", HOSTILE)));

            HttpResponse<String> report = get(page.getUrl() + "report.html");

            assertThat(header(report, "Content-Type")).startsWith("text/html");
            assertThat(header(report, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(report.body()).startsWith("<!DOCTYPE html>").doesNotContain("<script", "<img");
            assertThat(get(page.getUrl() + "report.html", "If-None-Match", header(report, "ETag"))
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void shouldEscapeWhatPodsRegistriesAndPeopleWrite() throws Exception {
        ReleasePage page;
        FreeStyleBuild build;
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            build = running.build();
            page = ReleasePage.begin(build, "canary", HOSTILE, "");
            page.place(HOSTILE);
            page.append(Lines.of(
                    Lines.phase(0, HOSTILE),
                    new Event.Command(Lines.START, HOSTILE, true),
                    new Event.Trouble(Lines.START, Problem.error(HOSTILE, HOSTILE, HOSTILE)),
                    Lines.traffic(1, 10, 0, 4, 0),
                    Lines.gate(2, HOSTILE, "refused", HOSTILE),
                    new Event.Evidence(Lines.START, HOSTILE, HOSTILE, HOSTILE, List.of("log: " + HOSTILE))));
            page.end("failed", HOSTILE, "rolled-back", HOSTILE, Map.of("web", HOSTILE));
        }

        for (String path : List.of(
                page.getUrl(),
                page.getUrl() + "live",
                build.getUrl(),
                "job/clinic/wso2-mi/",
                "job/clinic/buildHistory/ajax")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("alert(1)").doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(get(page.getUrl()).body()).contains("log: &lt;/pre>&lt;/svg>&lt;script>alert(1)");
    }

    @Test
    void shouldShowEvidenceGatesPhasesChangesAndImages() throws Exception {
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            ReleasePage page = canary(running);
            page.append(Lines.of(
                    Lines.phase(0, "Begin the canary"),
                    new Event.Command(Lines.START, "create Deployment clinic/appointments-canary", false),
                    Lines.gate(2, "rollout", "waiting", "container is starting"),
                    Lines.gate(3, "rollout", "waiting", "still starting"),
                    Lines.gate(5, "rollout", "passed", "1 of 1 pods ready"),
                    Lines.phase(6, "Hold 10%"),
                    new Event.Evidence(
                            Lines.START, "Pod clinic/a-1", "it crashes", "look at its log", List.of("boom"))));
            page.end("failed", "r1", "rolled-back", "it was taken back", Map.of("app", "r.example/a@sha256:abc"));

            String html = get(page.getUrl() + "live").body();

            assertThat(html)
                    .contains("Pod clinic/a-1", "it crashes", "look at its log", "boom")
                    .contains("1 of 1 pods ready")
                    .doesNotContain("still starting")
                    .contains("Begin the canary", "Hold 10%", "One change in the cluster")
                    .contains("r.example/a@sha256:abc", "it was taken back", "taken back", "failed");
            assertThat(json(get(page.getUrl() + "events?since=0"))
                            .path("running")
                            .asBoolean())
                    .isFalse();
            assertThat(get(running.build().getUrl()).body()).contains("it was taken back", page.getUrl());
        }
    }

    @Test
    void shouldSpeakTheLanguageOfTheReader() throws Exception {
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            ReleasePage page = canary(running);
            page.append(Lines.of(Lines.gate(1, "rollout", "passed", "1 of 1 pods ready")));

            assertThat(get(page.getUrl()).body()).contains("Began", "Gates", "passed");
            // the test harness leaves out what tells Jenkins the reader's language
            LocaleProvider before = LocaleProvider.getProvider();
            LocaleProvider.setProvider(new LocaleProvider() {
                @Override
                public Locale get() {
                    return Locale.GERMAN;
                }
            });
            try {
                assertThat(get(page.getUrl()).body()).contains("Begonnen", "Prüfungen", "läuft", "bestanden");
            } finally {
                LocaleProvider.setProvider(before);
            }
        }
    }

    @Test
    void shouldGiveEachOfManyReleasesOfABuildAPageOfItsOwn() throws Exception {
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic");
                var threads = new ThreadsOf(8)) {
            FreeStyleBuild build = running.build();
            List<ReleasePage> pages =
                    threads.all(Collections.nCopies(8, () -> ReleasePage.begin(build, "deploy", "Deploy of web", "")));

            assertThat(pages)
                    .extracting(ReleasePage::getUrlName)
                    .doesNotHaveDuplicates()
                    .hasSize(8);
            assertThat(pages).extracting(ReleasePage::id).doesNotHaveDuplicates();
            assertThat(pages)
                    .allSatisfy(p -> assertThat(ReleasePage.find(build, p.id())).containsSame(p));
        }
    }

    @Test
    void shouldKeepSilentWhenTheBuildIsDeletedMeanwhile() throws Exception {
        Path folder;
        ReleasePage page;
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            page = canary(running);
            folder = running.build().getRootDir().toPath();
            page.append(Lines.of(Lines.phase(0, "First look")));
        }
        page.getRun().delete();

        page.append(Lines.of(Lines.phase(1, "Hold 10%")));

        assertThat(folder).doesNotExist();
        assertThat(page.recording().getPhases()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyKnowsWhenTheBuildEndsBeforeTheReleaseTold() throws Exception {
        ReleasePage page;
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            page = canary(running);
            assertThat(page.getOutcome()).isEqualTo("running");
        }
        jenkins.waitUntilNoActivity();

        assertThat(page.getOutcome()).isEqualTo("unknown");
        assertThat(get(page.getUrl()).body()).contains("unknown").contains("data-running=\"false\"");
    }

    @Test
    void shouldKeepStringsOnlyInTheBuildsFile() throws Exception {
        ReleasePage page;
        try (BuildUnderWay running = BuildUnderWay.of(jenkins, "clinic")) {
            page = canary(running);
            page.append(Lines.of(Lines.phase(0, "First look"), Lines.traffic(1, 10, 0, 4, 0)));
            page.end("done", "r1", "kept", "release r1 is promoted", Map.of("app", "r.example/a@sha256:abc"));
        }

        String kept =
                Files.readString(page.getRun().getRootDir().toPath().resolve("build.xml"), StandardCharsets.UTF_8);

        assertThat(kept)
                .contains("<string>app=r.example/a@sha256:abc</string>", "<string>appointments</string>")
                .doesNotContain("First look", "recording", "EventsFile", "report.Event");
    }

    private static ReleasePage canary(BuildUnderWay running) {
        return ReleasePage.begin(running.build(), "canary", "Canary of clinic/appointments", "");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(jenkins.getURL().toURI().resolve(URI.create(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** Does things at the same time. */
    private record ThreadsOf(int count, java.util.concurrent.ExecutorService service) implements AutoCloseable {
        ThreadsOf(int count) {
            this(count, Executors.newFixedThreadPool(count));
        }

        <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception {
            List<T> done = new java.util.ArrayList<>();
            for (var future : service.invokeAll(tasks)) {
                done.add(future.get());
            }
            return done;
        }

        @Override
        public void close() {
            service.shutdownNow();
        }
    }
}
