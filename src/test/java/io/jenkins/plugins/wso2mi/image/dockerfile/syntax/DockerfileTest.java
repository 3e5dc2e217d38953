package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileTest {
    private final Problems problems = new Problems();

    private Dockerfile parse(String text) {
        return Dockerfile.parse("Dockerfile", text, problems);
    }

    private List<Instruction> good(String text) {
        List<Instruction> instructions = parse(text).instructions();
        assertThat(problems.list()).isEmpty();
        return instructions;
    }

    @Test
    void shouldKnowTheLineOfEachInstruction() {
        List<Instruction> all = good("""
                # the base

                from wso2/wso2mi:4.4.0
                COPY a \\
                    # why b

                    b \\
                    /c/

                USER wso2carbon
                """);
        assertThat(all)
                .extracting(Instruction::line, Instruction::keyword, Instruction::items)
                .containsExactly(
                        tuple(3, "FROM", List.of("wso2/wso2mi:4.4.0")),
                        tuple(4, "COPY", List.of("a", "b", "/c/")),
                        tuple(10, "USER", List.of("wso2carbon")));
    }

    @Test
    void shouldTakeLinesOfWindowsAndAMarkAtTheBeginning() {
        assertThat(good("\uFEFFFROM a\r\nCOPY x \\\r\n y\r\n"))
                .extracting(Instruction::items)
                .containsExactly(List.of("a"), List.of("x", "y"));
    }

    @Test
    void shouldEscapeByTheCharacterThatTheDirectiveNames() {
        Dockerfile file = parse("# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nCOPY x `\n y\\\nUSER u\n");
        assertThat(problems.list()).isEmpty();
        assertThat(file.syntax()).isEqualTo("docker/dockerfile:1");
        assertThat(file.instructions()).extracting(Instruction::keyword).containsExactly("FROM", "COPY", "USER");
    }

    @Test
    void shouldReadNoDirectiveAfterAComment() {
        assertThat(parse("# a comment\n# escape=`\nFROM a\nUSER x`\nUSER y\n").instructions())
                .hasSize(3);
    }

    @Test
    void shouldRefuseAnotherEscape() {
        parse("# escape=x\nFROM a\n");
        assertThat(problems.list()).extracting(Problem::where).containsExactly("Dockerfile:1");
    }

    @Test
    void shouldSeparateFlagsFromArguments() {
        Instruction copy =
                good("COPY --from=build --chown=\"a:b\" --link /x --y/ /z").get(0);
        assertThat(copy.flag("from")).contains("build");
        assertThat(copy.flag("chown")).contains("a:b");
        assertThat(copy.flag("link")).contains("");
        assertThat(copy.items()).containsExactly("/x", "--y/", "/z");
        assertThat(copy.text()).isEqualTo("COPY --chown=a:b --from=build --link /x --y/ /z");
    }

    @Test
    void shouldReadListsInJson() {
        assertThat(good("COPY [\"a b\", \"/c\"]").get(0).items()).containsExactly("a b", "/c");
        assertThat(parse("CMD ['a']").instructions().get(0).json()).isEmpty();
        assertThat(parse("CMD [\"a\", 1]").instructions().get(0).json()).isEmpty();
        assertThat(parse("CMD [\"a\"] b").instructions().get(0).json()).isEmpty();
    }

    @Test
    void shouldKeepTheFilesBelowAnInstruction() {
        List<Instruction> all = good("""
                RUN <<EOF
                COPY nothing \\
                EOF
                COPY <<-"one.txt" << two.txt /x/
                \tFROM here
                \tone.txt
                second
                two.txt
                USER u
                """);
        assertThat(all).extracting(Instruction::keyword).containsExactly("RUN", "COPY", "USER");
        assertThat(all.get(0).heredocs()).containsExactly(new Heredoc("EOF", "COPY nothing \\\n"));
        assertThat(all.get(1).heredocs())
                .containsExactly(new Heredoc("one.txt", "FROM here\n"), new Heredoc("two.txt", "second\n"));
        assertThat(all.get(2).line()).isEqualTo(9);
    }

    @Test
    void shouldTellAFileWithoutEnd() {
        parse("FROM a\nRUN <<EOF\necho\n");
        assertThat(problems.list())
                .extracting(Problem::sentence)
                .containsExactly("Dockerfile:2: the file that begins with <<EOF has no end [syntax];"
                        + " write EOF on a line of its own");
    }

    @Test
    void shouldSplitSettings() throws Exception {
        assertThat(Pair.ofSettings(good("ENV A=1 B=\"x y\" C=a\\ b D=").get(0)))
                .containsExactly(
                        new Pair("A", "1"), new Pair("B", "\"x y\""), new Pair("C", "a\\ b"), new Pair("D", ""));
        assertThat(Pair.ofSettings(good("ENV NAME the   value = it").get(0)))
                .containsExactly(new Pair("NAME", "the   value = it"));
        assertThat(Pair.ofArguments(good("ARG A B=2 C").get(0)))
                .containsExactly(new Pair("A", null), new Pair("B", "2"), new Pair("C", null));
        Instruction odd = good("ENV A=1 B").get(0);
        assertThatThrownBy(() -> Pair.ofSettings(odd)).isInstanceOf(DockerfileException.class);
    }

    @Test
    void shouldRefuseWhatIsNoText(@TempDir Path folder) throws Exception {
        assertThat(parse("FROM a\0b").instructions()).isEmpty();
        Path large = folder.resolve("large");
        Files.writeString(large, "#".repeat(300_000));
        assertThat(Dockerfile.read(large, problems).instructions()).isEmpty();
        assertThat(Dockerfile.read(folder.resolve("none"), problems).instructions())
                .isEmpty();
        assertThat(problems.list())
                .extracting(Problem::what)
                .containsExactly(
                        "is no text: it has a NUL [syntax]",
                        "is larger than 262144 bytes",
                        "cannot be read: there is no such file");
    }
}
