package io.jenkins.plugins.wso2mi.car.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.car.diff.Change.Kind;
import io.jenkins.plugins.wso2mi.car.diff.Change.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarDiffTest {
    private static final String VISITS = "<api name=\"Visits\" context=\"/visits\">"
            + "<resource methods=\"GET\" uri-template=\"/{id}\"><inSequence><respond/></inSequence></resource></api>";
    private static final String PAYLOAD = "Visits_1.0.0/Visits-1.0.0.xml";

    @TempDir
    private Path folder;

    private CarDiff diff(PackedCar older, PackedCar newer) throws IOException {
        return CarDiff.between(read(older, "older.car"), read(newer, "newer.car"));
    }

    private Car read(PackedCar car, String name) {
        return CarReader.read(car.write(folder, name));
    }

    private static PackedCar visits(String payload) {
        return PackedCar.clinic().with(PAYLOAD, payload);
    }

    @Test
    void shouldSayThatTheBytesAreTheSame() throws IOException {
        CarDiff diff = diff(PackedCar.clinic(), PackedCar.clinic());
        assertThat(diff.isAny()).isFalse();
        assertThat(diff.sentence()).isEqualTo("clinic 1.0.0: the same bytes");
    }

    @Test
    void shouldSeeNoChangeInLayoutAlone() throws IOException {
        CarDiff diff =
                diff(visits(VISITS), visits("<?xml version='1.0'?>\n<!-- v2 -->" + VISITS.replace("><", ">\n<")));
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.isAny()).isFalse();
        assertThat(diff.sentence()).isEqualTo("clinic 1.0.0: no change but the layout");
    }

    @Test
    void shouldSayWhatAReviewerWantsToHear() throws IOException {
        PackedCar newer = PackedCar.clinic()
                .with(
                        PAYLOAD,
                        VISITS.replace("<respond/>", "<log/><respond/>")
                                .replace("</api>", "<resource methods=\"POST\" uri-template=\"/\"/></api>"))
                .with("artifacts.xml", PackedCar.list("clinic", "1.1.0", "Visits", "Reply", "mail-connector"))
                .artifact("Reply", "synapse/sequence", "<sequence name=\"Reply\"/>");
        CarDiff diff = diff(visits(VISITS), newer);
        assertThat(diff.sentence())
                .isEqualTo("clinic 1.0.0 -> 1.1.0: 1 API changed (Visits), 1 sequence added (Reply),"
                        + " 1 sequence removed (Stamp)");
        assertThat(diff.lines())
                .containsExactly(
                        "changed  API Visits 1.0.0: resource GET /{id} changed, resource POST / added",
                        "added    sequence Reply 1.0.0",
                        "removed  sequence Stamp 1.0.0");
    }

    @Test
    void shouldTellMachinesOfEachChange() throws IOException {
        CarDiff diff = diff(visits(VISITS), visits(VISITS.replace("respond", "drop")));
        assertThat(diff.facts())
                .containsEntry("application", Map.of("name", "clinic", "oldVersion", "1.0.0", "newVersion", "1.0.0"))
                .containsEntry("changed", true)
                .containsEntry("summary", "clinic 1.0.0: 1 API changed (Visits)")
                .doesNotContainKey("packed")
                .containsEntry(
                        "changes",
                        List.of(Map.of(
                                "kind", "artifact",
                                "change", "changed",
                                "type", "synapse/api",
                                "name", "Visits",
                                "oldVersion", "1.0.0",
                                "newVersion", "1.0.0",
                                "file", PAYLOAD,
                                "details", List.of("resource GET /{id} changed"))));
    }

    @Test
    void shouldSetArtifactsApartWhoseVersionAloneIsAnother() throws IOException {
        String artifact = PackedCar.artifactXml("Visits", "synapse/api", "Visits-1.1.0.xml");
        PackedCar newer = PackedCar.clinic()
                .without("Visits_1.0.0/")
                .without("Visits_1.0.0/artifact.xml")
                .without(PAYLOAD)
                .with("Visits_1.1.0/artifact.xml", artifact.replace("\"1.0.0\"", "\"1.1.0\""))
                .with("Visits_1.1.0/Visits-1.1.0.xml", VISITS)
                .with(
                        "artifacts.xml",
                        PackedCar.list("clinic", "1.1.0", "Visits", "Stamp", "mail-connector")
                                .replace("\"Visits\" version=\"1.0.0\"", "\"Visits\" version=\"1.1.0\""));
        CarDiff diff = diff(visits(VISITS), newer);
        assertThat(diff.sentence()).isEqualTo("clinic 1.0.0 -> 1.1.0: 1 artifact with another version only");
        assertThat(diff.lines()).containsExactly("version  API Visits 1.0.0 -> 1.1.0");
    }

    @Test
    void shouldSayThatOnlyTheApplicationsVersionIsAnother() throws IOException {
        String list = PackedCar.list("clinic", "2.0.0", "Visits", "Stamp", "mail-connector");
        CarDiff diff = diff(PackedCar.clinic(), PackedCar.clinic().with("artifacts.xml", list));
        assertThat(diff.sentence()).isEqualTo("clinic 1.0.0 -> 2.0.0: no change but the version");
        assertThat(diff.isAny()).isTrue();
    }

    @Test
    void shouldNotTakeAnUnlistedFolderForAnArtifact() throws IOException {
        CarDiff diff = diff(
                PackedCar.clinic(), PackedCar.clinic().artifact("Reply", "synapse/sequence", "<sequence name=\"R\"/>"));
        assertThat(diff.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context=\"/visits\" | context=\"/v2\" | context /visits -> /v2",
                "name=\"Visits\" | name=\"Visits\" xmlns=\"u\" | root element of another namespace, xmlns added",
                "<inSequence><respond/></inSequence> | <inSequence/> | resource GET /{id} changed",
                "methods=\"GET\" | methods=\"PUT\" | resource GET /{id} removed, resource PUT /{id} added",
                "</api> | text</api> | other content",
            })
    void shouldSayWhereBelowTheRoot(String before, String after, String detail) throws IOException {
        CarDiff diff = diff(visits(VISITS), visits(VISITS.replace(before, after)));
        assertThat(String.join(", ", diff.changes().get(0).details())).startsWith(detail);
    }

    @Test
    void shouldSayThatOnlyTheOrderIsAnother() throws IOException {
        String sequence = "<sequence name=\"Visits\">%s</sequence>";
        CarDiff diff = diff(visits(sequence.formatted("<log/><drop/>")), visits(sequence.formatted("<drop/><log/>")));
        assertThat(diff.changes().get(0).details()).containsExactly("other order");
    }

    @Test
    void shouldNeverTellTheValueOfAnAttributeThatMayBeSecret() throws IOException {
        String store = "<messageStore name=\"Visits\" password=\"%s\"/>";
        CarDiff diff = diff(visits(store.formatted("hunter1")), visits(store.formatted("hunter2")));
        assertThat(diff.changes().get(0).details()).containsExactly("password changed");
        assertThat(diff.facts().toString() + diff.markdown() + diff.lines()).doesNotContain("hunter");
    }

    @Test
    void shouldCountDifferencesThatAreManyAndNameTheFirst() throws IOException {
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            added.append("<resource methods=\"GET\" uri-template=\"/").append(i).append("\"/>");
        }
        CarDiff diff = diff(visits(VISITS), visits(VISITS.replace("</api>", added + "</api>")));
        assertThat(diff.changes().get(0).details())
                .hasSize(21)
                .contains("resource GET /19 added")
                .endsWith("and 10 more");
    }

    @Test
    void shouldCompareWhatIsNoXmlByItsBytes() throws IOException {
        String connector = "mail-connector_1.0.0/mail-connector-1.0.0.xml";
        CarDiff diff = diff(PackedCar.clinic(), PackedCar.clinic().with(connector, "no zip either"));
        assertThat(diff.lines()).containsExactly("changed  connector mail-connector 1.0.0: other bytes");
    }

    @Test
    void shouldTellOtherBytesOfTheSameSizeAndTheSameCrc() throws IOException {
        CarDiff diff = diff(visits("plumless"), visits("buckeroo"));
        assertThat(diff.changes().get(0).details()).containsExactly("other bytes");
    }

    @Test
    void shouldCompareXmlThatCannotBeReadByItsBytes() throws IOException {
        CarDiff diff = diff(visits("<api>"), visits("<!DOCTYPE api [<!ENTITY a 'a'>]><api>&a;</api>"));
        assertThat(diff.changes().get(0).details()).containsExactly("other bytes");
    }

    @Test
    void shouldNameFurtherFilesOfAnArtifact() throws IOException {
        PackedCar older = PackedCar.clinic()
                .with("Visits_1.0.0/resources/fees.xslt", "<x/>")
                .with("Visits_1.0.0/resources/old.txt", "old")
                .with("Visits_1.0.0/resources/notes.txt", "one");
        PackedCar newer = PackedCar.clinic()
                .with("Visits_1.0.0/resources/fees.xslt", "<x></x>")
                .with("Visits_1.0.0/resources/new.txt", "new")
                .with("Visits_1.0.0/resources/notes.txt", "two");
        assertThat(diff(older, newer).changes().get(0).details())
                .containsExactly("resources/new.txt added", "resources/notes.txt changed", "resources/old.txt removed");
    }

    @Test
    void shouldSayThatARoleIsAnother() throws IOException {
        String artifact = PackedCar.artifactXml("Visits", "synapse/api", "Visits-1.0.0.xml");
        CarDiff diff = diff(
                visits(VISITS),
                visits(VISITS)
                        .with(
                                "Visits_1.0.0/artifact.xml",
                                artifact.replace("EnterpriseIntegrator", "EnterpriseServiceBus")));
        assertThat(diff.changes().get(0).details())
                .containsExactly("server role EnterpriseIntegrator -> EnterpriseServiceBus");
    }

    @Test
    void shouldTellOfTheApplicationsOwnProperties() throws IOException {
        String list = PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector");
        PackedCar older = PackedCar.clinic().with("descriptor.xml", descriptor("false", "common", "1.0.0"));
        PackedCar newer = PackedCar.clinic()
                .with("artifacts.xml", list.replace("type=\"carbon", "mainSequence=\"Stamp\" type=\"carbon"))
                .with("descriptor.xml", descriptor("true", "common", "1.1.0"));
        CarDiff diff = diff(older, newer);
        assertThat(diff.lines())
                .containsExactly(
                        "changed  main sequence: (none) -> Stamp",
                        "changed  versioned deployment: off -> on",
                        "version  dependency org.example:common 1.0.0 -> 1.1.0");
        assertThat(diff.sentence())
                .isEqualTo("clinic 1.0.0: main sequence (none) -> Stamp, versioned deployment off -> on,"
                        + " dependency org.example:common 1.0.0 -> 1.1.0");
    }

    @Test
    void shouldTellOfADependencyMoreAndOneLess() throws IOException {
        CarDiff diff = diff(
                PackedCar.clinic().with("descriptor.xml", descriptor("false", "common", "1.0.0")),
                PackedCar.clinic().with("descriptor.xml", descriptor("false", "audit", "1.0.0")));
        assertThat(diff.lines())
                .containsExactly(
                        "added    dependency org.example:audit 1.0.0", "removed  dependency org.example:common 1.0.0");
    }

    private static String descriptor(String versioned, String needed, String version) {
        return "<project><id>org.example__clinic__1.0.0</id><versionedDeployment>" + versioned
                + "</versionedDeployment><dependencies><dependency groupId=\"org.example\" artifactId=\"" + needed
                + "\" version=\"" + version + "\" type=\"car\"/></dependencies></project>";
    }

    @Test
    void shouldSayThatPollingWorkHasCome() throws IOException {
        PackedCar newer = PackedCar.clinic()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector", "Remind"))
                .artifact("Remind", "synapse/task", "<task name=\"Remind\"/>");
        assertThat(diff(PackedCar.clinic(), newer).sentence())
                .isEqualTo("clinic 1.0.0: 1 task added (Remind), polling work none -> inside");
    }

    @Test
    void shouldCompareApplicationsThatArePackedInside() throws IOException {
        PackedCar other = PackedCar.clinic().with("artifacts.xml", PackedCar.list("audit", "1.0.0"));
        PackedCar older = PackedCar.clinic()
                .with("dependencies/inner.car", visits(VISITS).bytes())
                .with("dependencies/audit.car", other.bytes());
        PackedCar newer = PackedCar.clinic()
                .with(
                        "dependencies/renamed.car",
                        visits(VISITS.replace("respond", "drop")).bytes());
        List<Path> before = temporary();
        CarDiff diff = diff(older, newer);
        assertThat(diff.lines())
                .containsExactly(
                        "removed  packed application audit 1.0.0",
                        "inside clinic 1.0.0:",
                        "  changed  API Visits 1.0.0: resource GET /{id} changed");
        assertThat(diff.sentence())
                .isEqualTo("clinic 1.0.0: packed application audit 1.0.0 removed,"
                        + " inside clinic 1.0.0: 1 API changed (Visits)");
        assertThat(diff.facts().get("packed").toString()).contains("resource GET /{id} changed");
        assertThat(temporary()).as("copies of what is packed").isEqualTo(before);
    }

    @Test
    void shouldSeeNoChangeInTheLayoutOfWhatIsPackedInside() throws IOException {
        byte[] laidOut = visits(VISITS.replace("><", ">\n<")).bytes();
        CarDiff diff = diff(
                PackedCar.clinic().with("dependencies/inner.car", visits(VISITS).bytes()),
                PackedCar.clinic().with("dependencies/inner.car", laidOut));
        assertThat(diff.isAny()).isFalse();
        assertThat(diff.sentence()).isEqualTo("clinic 1.0.0: no change but the layout");
    }

    @Test
    void shouldPairVersionsThatArePackedSideBySide() throws IOException {
        PackedCar one = PackedCar.clinic().with("artifacts.xml", PackedCar.list("audit", "1.0.0", "Visits"));
        PackedCar two = PackedCar.clinic().with("artifacts.xml", PackedCar.list("audit", "2.0.0", "Visits"));
        PackedCar three = PackedCar.clinic().with("artifacts.xml", PackedCar.list("audit", "3.0.0", "Visits"));
        PackedCar older =
                PackedCar.clinic().with("dependencies/1.car", one.bytes()).with("dependencies/2.car", two.bytes());
        PackedCar newer =
                PackedCar.clinic().with("dependencies/1.car", one.bytes()).with("dependencies/3.car", three.bytes());
        assertThat(diff(older, newer).lines())
                .containsExactly("removed  packed application audit 2.0.0", "added    packed application audit 3.0.0");
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("wso2mi-.*\\.car"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldWriteMarkdownForAReview() throws IOException {
        CarDiff diff = diff(visits(VISITS), visits(VISITS.replace("respond", "drop")));
        assertThat(diff.markdown()).isEqualTo("""
                ### clinic 1.0.0

                1 API changed \\(Visits\\).

                | Change | What | Version | Within |
                | --- | --- | --- | --- |
                | changed | API Visits | 1.0.0 | resource GET /\\{id\\} changed |
                """);
    }

    @Test
    void shouldMakeNoLinkTagOrMentionOfAHostileName() throws IOException {
        String name = "![x](http://evil.example/y.png)&lt;img>@everyone|a`b` www.evil.example";
        PackedCar newer = PackedCar.clinic()
                .with(
                        "artifacts.xml",
                        PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector")
                                .replace(
                                        "</artifact></artifacts>",
                                        PackedCar.entry(name, "x") + "</artifact></artifacts>"))
                .with("Odd_1.0.0/artifact.xml", PackedCar.artifactXml(name, "synapse/api", "a.xml"))
                .with("Odd_1.0.0/a.xml", "<api/>");
        CarDiff diff = diff(PackedCar.clinic(), newer);
        assertThat(diff.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.ARTIFACT);
            assertThat(change.what()).isEqualTo(What.ADDED);
        });
        assertThat(diff.markdown())
                .doesNotContain("![", "](", "<", "://", "@", "www.")
                .doesNotContainPattern("(?<!\\\\)`")
                .contains("\\!\\[x\\]");
    }

    @ParameterizedTest
    @CsvSource({
        "synapse/local-entry, 2 local entries",
        "synapse/proxy-service, 2 proxy services",
        "synapse/api, 2 APIs",
        "lib/library, 2 libraries",
        "odd/thing, 2 artifacts of type odd/thing",
        "'', 2 artifacts without type",
    })
    void shouldCountInWords(String type, String words) {
        assertThat(KindWords.counted(type, 2)).isEqualTo(words);
    }
}
