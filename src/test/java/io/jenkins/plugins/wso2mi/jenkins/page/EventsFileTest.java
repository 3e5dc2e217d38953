package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.jenkins.page.EventsFile.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsFileTest {
    private static final String PHASE = "{\"type\":\"phase\",\"title\":\"Übergabe\"}";
    private static final String NOTICE = "{\"type\":\"notice\",\"message\":\"%s\"}".formatted("x".repeat(1_000));
    private static final String RESULT = "{\"type\":\"result\",\"outcome\":\"done\"}";

    @TempDir
    Path build;

    private EventsFile file;

    @BeforeEach
    void newFile() {
        file = new EventsFile(build.resolve("wso2-mi"), "1");
    }

    @Test
    void shouldHoldNothingBeforeTheFirstEvent() throws IOException {
        assertThat(file.size()).isZero();
        assertThat(file.lines()).isEmpty();
        assertThat(file.since(17)).isEqualTo(new Part(List.of(), 0));
        assertThat(build).isEmptyDirectory();
    }

    @Test
    void shouldGoOnWhereAnEarlierPartEndedWhenMoreHappens() throws IOException {
        file.append(List.of(PHASE));
        Part first = file.since(0);
        file.append(List.of(NOTICE, RESULT));
        Part second = file.since(first.next());

        assertThat(first.lines()).containsExactly(PHASE);
        assertThat(second.lines()).containsExactly(NOTICE, RESULT);
        assertThat(second.next()).isEqualTo(file.size());
        assertThat(file.since(second.next()).lines()).isEmpty();
        assertThat(new EventsFile(build.resolve("wso2-mi"), "1").lines()).containsExactly(PHASE, NOTICE, RESULT);
    }

    @Test
    void shouldGiveWholeLinesOnlyWhenAskedFromTheMiddleOfOne() throws IOException {
        file.append(List.of(PHASE, RESULT));

        assertThat(file.since(3).lines()).containsExactly(RESULT);
        assertThat(file.since(-1).lines()).containsExactly(PHASE, RESULT);
        assertThat(file.since(1_000_000)).isEqualTo(new Part(List.of(), file.size()));
    }

    @Test
    void shouldGiveEverythingInPartsWhenThereIsMoreThanOneAnswerHolds() throws IOException {
        file.append(Collections.nCopies(600, NOTICE));

        List<String> all = new ArrayList<>();
        int parts = 0;
        for (long next = 0; next < file.size(); parts++) {
            Part part = file.since(next);
            all.addAll(part.lines());
            next = part.next();
        }

        assertThat(parts).isBetween(3, 5);
        assertThat(all).hasSize(600).containsOnly(NOTICE);
    }

    @Test
    void shouldBeginALineOfItsOwnWhenTheLastWriteWasCutByACrash() throws IOException {
        file.append(List.of(PHASE));
        Files.writeString(build.resolve("wso2-mi/1.jsonl"), "{\"type\":\"noti", StandardOpenOption.APPEND);

        assertThat(file.lines()).containsExactly(PHASE);
        file.append(List.of(RESULT));

        assertThat(file.lines()).containsExactly(PHASE, "{\"type\":\"noti", RESULT);
    }

    @Test
    void shouldStayBoundedAndStillTellTheResultWhenTooMuchHappens() throws IOException {
        for (int i = 0; i < 50; i++) {
            file.append(Collections.nCopies(100, NOTICE));
        }
        file.append(List.of(RESULT));

        List<String> lines = file.lines();
        assertThat(file.size()).isBetween(EventsFile.MOST_BYTES, EventsFile.MOST_BYTES + 2_000);
        assertThat(lines.get(lines.size() - 1)).isEqualTo(RESULT);
        assertThat(lines.get(lines.size() - 2)).contains("more happened than is recorded here");
    }

    @Test
    void shouldNotBringBackABuildThatWasDeleted() throws IOException {
        Files.delete(build);

        file.append(List.of(PHASE));

        assertThat(build).doesNotExist();
        Files.createDirectory(build);
    }
}
