package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagFormatTest {
    private static final BuildOrigin ORIGIN =
            BuildOrigin.in(Map.of("GIT_COMMIT", "0123456789abcdef0123456789abcdef01234567", "BUILD_NUMBER", "42"));
    private static final TagValues VALUES = values(Map.of(), "1.2.0");

    private final Problems problems = new Problems();

    private static TagValues values(Map<String, String> labels, String... versions) {
        List<BurntApplication> applications = java.util.Arrays.stream(versions)
                .map(version -> new BurntApplication("clinic", version, "clinic.car", ""))
                .toList();
        return new TagValues(labels, applications, ORIGIN, Instant.parse("2026-03-04T23:59:59Z"));
    }

    private Optional<ImageTarget> target(String to, String format, String... tags) {
        return ImageTarget.parse(to, List.of(tags), new TagFormat(format), VALUES, problems);
    }

    @ParameterizedTest
    @CsvSource({
        "{version}-{git}, 1.2.0-0123456",
        "v{car.version}, v1.2.0",
        "{date}.{build}, 20260304.42",
        "stable, stable",
    })
    void shouldMakeATagOfWhatIsKnown(String format, String tag) {
        assertThat(new TagFormat(format).tag(VALUES, problems)).contains(tag);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldTakeLabelsBeforeWhatIsFoundOut() {
        TagValues labelled = values(
                Map.of(
                        "org.opencontainers.image.version", "9",
                        "org.opencontainers.image.revision", "fedcba9876543210"),
                "1.2.0");
        assertThat(new TagFormat("{version}_{car.version}_{git}").tag(labelled, problems))
                .contains("9_1.2.0_fedcba9");
    }

    @Test
    void shouldNameThePlaceholdersThatThereAre() {
        assertThat(new TagFormat("{version}-{commit}-{Build}").tag(VALUES, problems))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Problem::what)
                .containsExactly("there is no {commit}", "there is no {Build}");
        assertThat(problems.list().get(0).fix()).isEqualTo("use {build}, {car.version}, {date}, {git}, {version}");
    }

    @Test
    void shouldSayHowToMakeKnownWhatIsNot() {
        TagValues unknown = new TagValues(Map.of(), List.of(), BuildOrigin.UNKNOWN, Instant.EPOCH);
        new TagFormat("{version}{car.version}{git}{build}{date}").tag(unknown, problems);
        assertThat(problems.list())
                .extracting(Problem::what)
                .containsExactly(
                        "{version} is not known",
                        "{car.version} is not known",
                        "{git} is not known",
                        "{build} is not known");
        assertThat(problems.list()).allMatch(one -> !one.fix().isEmpty());
    }

    @Test
    void shouldNotGuessBetweenApplicationsOfSeveralVersions() {
        assertThat(new TagFormat("{car.version}").tag(values(Map.of(), "1", "2"), problems))
                .isEmpty();
        assertThat(new TagFormat("{car.version}").tag(values(Map.of(), "2", "2"), problems))
                .contains("2");
        assertThat(problems.list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"-{version}", "{version}+{build}", "a b", "{version", "{a{b}}"})
    void shouldRefuseWhatIsNoTag(String format) {
        assertThat(new TagFormat(format).tag(VALUES, problems)).isEmpty();
        assertThat(problems.list()).isNotEmpty().allSatisfy(one -> assertThat(one.where())
                .startsWith("--tag-format"));
    }

    @Test
    void shouldNeedNoTagBesideAFormat() {
        assertThat(target("h:1/a", "{version}", "latest").orElseThrow())
                .isEqualTo(new ImageTarget(
                        io.jenkins.plugins.wso2mi.registry.ImageReference.parse("h:1/a:1.2.0", "test"),
                        List.of("1.2.0", "latest")));
        assertThat(target("h:1/a:main", "{version}").orElseThrow().tags()).containsExactly("main", "1.2.0");
        assertThat(target("h:1/a", "{nothing}")).isEmpty();
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void shouldTakeLatestOnlyBesideAFixedTag() {
        target("h:1/a:latest", "");
        assertThat(problems.list()).singleElement().satisfies(one -> assertThat(one.what())
                .contains("no tag but latest"));
        target("h:1/a:latest", "", "1");
        target("h:1/a:latest", "{version}");
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void shouldTellNoCredentialsOfWhereTheSourcesAre() {
        BuildOrigin origin = BuildOrigin.in(Map.of(
                "GIT_URL", "https://user:t0ken@git.example.com:8443/team/clinic.git?private_token=t0ken",
                "GIT_COMMIT", "$(rm -rf)",
                "BUILD_NUMBER", "1; x",
                "JENKINS_URL", "https://ci.example.com/"));
        assertThat(origin)
                .isEqualTo(new BuildOrigin(
                        "", "https://git.example.com:8443/team/clinic.git", "", "https://ci.example.com/"));
        assertThat(BuildOrigin.in(Map.of("GIT_URL", "git@example.com:team/clinic.git")))
                .isEqualTo(BuildOrigin.UNKNOWN);
    }
}
