package io.jenkins.plugins.wso2mi.car;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarMutationsTest {
    private static final int COUNT = 1_500;

    @TempDir
    private Path folder;

    @Test
    void shouldEndInACarOrARefusalHoweverAnApplicationIsBroken() throws IOException {
        int refused = CarMutations.run(2, COUNT, folder);

        assertThat(refused).as("both ends are met").isBetween(COUNT / 10, COUNT * 9 / 10);
    }
}
