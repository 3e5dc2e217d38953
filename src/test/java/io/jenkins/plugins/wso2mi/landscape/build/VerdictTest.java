package io.jenkins.plugins.wso2mi.landscape.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Digest BASE = digest("base");
    private static final Digest OTHER_BASE = digest("other base");
    private static final Digest IMAGE = digest("image");
    private static final Fingerprint WANTED = parts("module billing", "b1", "file toml", "t1");

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(UTF_8));
    }

    private static Fingerprint parts(String part, String hash, String other, String otherHash) {
        return Fingerprint.of(Map.of(part, hash, other, otherHash));
    }

    private static Standing before(Fingerprint inputs, Digest base) {
        return new Standing(Optional.empty(), Optional.of(new Standing.Before(IMAGE, inputs, Optional.of(base))));
    }

    private static Verdict verdict(Standing standing) {
        return Verdict.of(WANTED, Optional.of(BASE), standing, false);
    }

    @Test
    void shouldKeepAnImageThatIsMadeOfJustThat() {
        Verdict verdict = verdict(new Standing(Optional.of(IMAGE), Optional.empty()));

        assertThat(verdict.kept()).contains(IMAGE);
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void shouldKeepAnImageThatWasPutOnTheNewBaseSince() {
        assertThat(verdict(before(WANTED, BASE)).kept()).contains(IMAGE);
    }

    @Test
    void shouldBuildWhatIsNotThere() {
        assertThat(verdict(Standing.NOTHING)).isEqualTo(new Verdict(Optional.empty(), List.of("not built yet")));
    }

    @Test
    void shouldTellWhichPartsChangedCameAndWent() {
        Fingerprint then = parts("module billing", "b0", "file old.jar", "o1");

        Verdict verdict = verdict(before(then, BASE));

        assertThat(verdict.kept()).isEmpty();
        assertThat(verdict.reasons())
                .containsExactly("file old.jar is gone", "file toml is new", "module billing changed");
    }

    @Test
    void shouldBuildOnANewBase() {
        assertThat(verdict(before(WANTED, OTHER_BASE)).reasons())
                .containsExactly("the base is " + BASE.brief() + " instead of " + OTHER_BASE.brief());
    }

    @Test
    void shouldBuildBehindABaseThatIsYetToBeBuilt() {
        Verdict verdict = Verdict.of(WANTED, Optional.empty(), before(WANTED, BASE), false);

        assertThat(verdict.kept()).isEmpty();
        assertThat(verdict.reasons()).containsExactly("its base is built anew");
    }

    @Test
    void shouldBuildAnImageThatDoesNotSayWhatItWasMadeOf() {
        assertThat(verdict(before(Fingerprint.parse("no JSON"), BASE)).reasons())
                .containsExactly("the image does not say what it was made of");
    }

    @Test
    void shouldBuildWhatIsAskedForThoughItIsThere() {
        Standing standing = new Standing(Optional.of(IMAGE), Optional.empty());

        assertThat(Verdict.of(WANTED, Optional.of(BASE), standing, true))
                .isEqualTo(new Verdict(Optional.empty(), List.of("asked for")));
    }

    @Test
    void shouldGiveOneTagForTheSameInputsOnTheSameBaseOnly() {
        Fingerprint same = Fingerprint.parse(WANTED.text());

        assertThat(WANTED.tag(BASE))
                .matches("inputs-[0-9a-f]{16}")
                .isEqualTo(same.tag(BASE))
                .isNotEqualTo(WANTED.tag(OTHER_BASE))
                .isNotEqualTo(parts("module billing", "b2", "file toml", "t1").tag(BASE));
    }
}
