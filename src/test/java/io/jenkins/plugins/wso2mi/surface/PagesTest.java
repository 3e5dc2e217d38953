package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, forms and help texts are well-formed, escape what they show, and hold no code. */
class PagesTest {
    private static final Pattern UNESCAPED =
            Pattern.compile("<j:out [^/]*|jelly:out|escapeText=\"false\"|<?jelly escape[^?]*false");
    private static final String ESCAPED = "<?jelly escape-by-default='true'?>";

    @Test
    void shouldEscapeByDefault() throws IOException {
        assertThat(Adapter.files(Adapter.RESOURCES, ".jelly"))
                .hasSizeGreaterThan(10)
                .allSatisfy(page -> assertThat(Files.readAllLines(page).get(0))
                        .as(page.toString())
                        .isEqualTo(ESCAPED));
    }

    @Test
    void shouldBeWellFormedWithoutInlineCode() throws Exception {
        List<String> found = new ArrayList<>();
        for (Path file : pages()) {
            Markup.inlineCode(file).forEach(code -> found.add(file + ": " + code));
        }
        assertThat(found).isEmpty();
    }

    /** The picture is markup, made by a writer that escapes. */
    @Test
    void shouldShowNothingUnescapedButThePicture() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            UNESCAPED
                    .matcher(Files.readString(page))
                    .results()
                    .map(MatchResult::group)
                    .forEach(found::add);
        }
        assertThat(found).containsExactly("<j:out value=\"${told.figure}\"");
    }

    @Test
    void shouldSeeInlineCode(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("page.jelly"), """
                <p style="color: red"><a onclick="go()" href="javascript:go()"/><script>go()</script><style/></p>
                """);
        assertThat(Markup.inlineCode(page))
                .containsExactlyInAnyOrder("<p style>", "<a onclick>", "<a href>", "<script>", "<style>");
    }

    private static List<Path> pages() throws IOException {
        return Stream.concat(
                        Adapter.files(Adapter.RESOURCES, ".jelly").stream(),
                        Adapter.files(Adapter.RESOURCES, ".html").stream())
                .toList();
    }
}
