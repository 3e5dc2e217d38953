package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarRuleTest {
    private static final Path DOCUMENT = Path.of("docs/car-check.md");

    @ParameterizedTest
    @EnumSource(CarRule.class)
    void shouldBeDocumentedWithItsSeverity(CarRule rule) throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains("| `" + rule.id() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " |");
    }

    @Test
    void shouldBeAllThatIsDocumented() throws IOException {
        long rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| `[a-z].*"))
                .count();

        assertThat(rows).isEqualTo(CarRule.values().length);
    }
}
