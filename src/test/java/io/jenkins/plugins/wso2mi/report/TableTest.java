package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("Step", "Took", "Requests")
            .row("deploy", Duration.ofMillis(12_300), 615)
            .row("canary | promote", Duration.ofSeconds(90), 4_500);

    @Test
    void shouldAlignNumbersToTheRightWhenText() {
        assertThat(table.text()).isEqualTo("""
                        Step               Took  Requests
                        deploy            12.3s       615
                        canary | promote  1m30s      4500
                        """);
    }

    @Test
    void shouldEscapeBarsWhenMarkdown() {
        assertThat(table.markdown()).isEqualTo("""
                        | Step | Took | Requests |
                        | --- | ---: | ---: |
                        | deploy | 12.3s | 615 |
                        | canary \\| promote | 1m30s | 4500 |
                        """);
    }

    @Test
    void shouldAlignToTheLeftWhenAColumnMixesNumbersAndWords() {
        assertThat(new Table("Revision").row(12).row("none").text()).isEqualTo("Revision\n12\nnone\n");
        assertThat(new Table("Revision").row("none").row(12).text()).isEqualTo("Revision\nnone\n12\n");
    }

    @Test
    void shouldKeepOneLineARowWhenACellHasLineEnds() {
        assertThat(new Table("A").row("x\ny\u001B[31m").text()).isEqualTo("A\nx y\n");
    }

    @Test
    void shouldShowHeadingsWhenThereAreNoRows() {
        assertThat(new Table("A", "B").text()).isEqualTo("A  B\n");
    }

    @Test
    void shouldRefuseARowWhenCellsAreMissing() {
        assertThatThrownBy(() -> new Table("A", "B").row("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for 2 columns");
    }
}
