package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private List<KubernetesObject> read(Path... paths) {
        return new ManifestReader(problems).read(ManifestSource.files(List.of(paths)));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String config(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n".formatted(name);
    }

    private Problem onlyProblem() {
        assertThat(problems.list()).hasSize(1);
        return problems.list().get(0);
    }

    @Nested
    class Understood {
        @Test
        void shouldReadEachDocumentWithTheLineWhereItBegins() throws IOException {
            Path file = file("all.yaml", config("one") + "---\n# a remark\n" + config("two") + "---\n");
            List<KubernetesObject> objects = read(file);
            assertThat(problems.list()).isEmpty();
            assertThat(objects).extracting(KubernetesObject::name).containsExactly("one", "two");
            assertThat(objects).extracting(KubernetesObject::where).containsExactly(file + ":1", file + ":6");
        }

        @Test
        void shouldOpenLists() throws IOException {
            Path file = file("list.yaml", """
                    apiVersion: v1
                    kind: List
                    items:
                      - {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}}
                      - {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: db}}]}
                    """);
            assertThat(read(file)).extracting(o -> o.ref().words()).containsExactly("Service shop/web", "Secret db");
        }

        @Test
        void shouldReadJson() throws IOException {
            Path file = file(
                    "web.json",
                    "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"web\"},"
                            + "\"spec\":{\"ports\":[{\"port\":80}],\"publishNotReadyAddresses\":true}}");
            KubernetesObject service = read(file).get(0);
            assertThat(service.map("spec").get("publishNotReadyAddresses")).isEqualTo(true);
            assertThat(KubernetesObject.maps(service.map("spec"), "ports").get(0))
                    .containsEntry("port", 80);
        }

        @Test
        void shouldReadAFolderByNameAndLeaveOtherFilesAndSubfoldersOut() throws IOException {
            file("20-b.yml", config("b"));
            file("10-a.yaml", config("a"));
            file("30-c.json", "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"c\"}}");
            file("readme.txt", "not: [ yaml");
            Files.createDirectory(folder.resolve("40-sub.yaml"));
            Files.writeString(folder.resolve("40-sub.yaml/d.yaml"), config("d"));
            assertThat(read(folder)).extracting(KubernetesObject::name).containsExactly("a", "b", "c");
            assertThat(problems.list()).isEmpty();
        }

        @Test
        void shouldKeepTheOrderOfThePathsThatWereGiven() throws IOException {
            Path late = file("a.yaml", config("late"));
            Path early = file("z.yaml", config("early"));
            assertThat(read(early, late)).extracting(KubernetesObject::name).containsExactly("early", "late");
        }

        @Test
        void shouldTakeWordsThatLookLikeBooleansAsTheyAreWritten() throws IOException {
            Path file = file("c.yaml", config("c") + "data: {country: no, version: '1.10', on: off}\n");
            assertThat(read(file).get(0).map("data"))
                    .containsEntry("country", "no")
                    .containsEntry("version", "1.10")
                    .containsEntry("on", "off");
        }

        @ParameterizedTest
        @CsvSource({"0644, 420", "0o644, 420", "0x1f, 31", "-7, -7", "0, 0", "True, true", "FALSE, false", "0899, 899"})
        void shouldReadScalarsAsKubectlDoes(String text, String value) throws IOException {
            Path file = file("c.yaml", config("c") + "data: {key: " + text + "}\n");
            assertThat(String.valueOf(read(file).get(0).map("data").get("key"))).isEqualTo(value);
            assertThat(read(file).get(0).map("data").get("key")).isNotInstanceOf(String.class);
        }

        @Test
        void shouldMergeWhatAMergeKeyNames() throws IOException {
            Path file = file("c.yaml", config("c") + "data: &d {a: '1'}\nbinaryData: {<<: *d, b: '2'}\n");
            assertThat(read(file).get(0).map("binaryData")).isEqualTo(Map.of("a", "1", "b", "2"));
        }

        @Test
        void shouldNotReadTheEnvironment() throws IOException {
            Path file = file("c.yaml", config("c") + "data: {a: !ENV_VARIABLE '${PATH}', b: '${PATH}'}\n");
            assertThat(read(file).toString()).doesNotContain(System.getenv("PATH"));
        }

        @Test
        void shouldRepeatWhatAnAnchorNames() throws IOException {
            Path file = file("c.yaml", config("c") + "data: &shared {a: b}\nbinaryData: *shared\n");
            assertThat(read(file).get(0).map("binaryData")).containsEntry("a", "b");
        }

        @Test
        void shouldSkipEmptyDocuments() throws IOException {
            assertThat(read(file("c.yaml", "---\n# nothing\n---\n" + config("c") + "---\n\n")))
                    .hasSize(1);
            assertThat(problems.list()).isEmpty();
        }

        @Test
        void shouldReadAFileThatBeginsWithAByteOrderMark() throws IOException {
            assertThat(read(file("bom.yaml", "\uFEFF" + config("c")))).hasSize(1);
            assertThat(problems.list()).isEmpty();
        }
    }

    @Nested
    class Refused {
        @Test
        void shouldNameTheLineWhereYamlIsBroken() throws IOException {
            Path file = file("broken.yaml", config("one") + "---\nkind: Service\nmetadata: {name: web\nspec: x\n");
            read(file);
            assertThat(onlyProblem().where()).isEqualTo(file + ":7");
            assertThat(onlyProblem().what()).startsWith("no valid YAML: ").contains("expected ',' or '}'");
            assertThat(onlyProblem().fix()).isEqualTo("correct the file");
        }

        @Test
        void shouldTellOfEveryBrokenFileAtOnce() throws IOException {
            file("a.yaml", "a: [");
            file("b.yaml", "b: }");
            file("c.yaml", config("c"));
            assertThat(read(folder)).hasSize(1);
            assertThat(problems.list()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "!!javax.script.ScriptEngineManager []",
                    "!!java.lang.ProcessBuilder [[touch, x]]",
                    "!!python/object/apply:os.system [ls]",
                    "!Ref other",
                    "!<tag:example.org,2026:thing> {a: b}",
                })
        void shouldRefuseTagsThatNameTypes(String value) throws IOException {
            Path file = file("tag.yaml", config("c") + "data: {key: " + value + "}\n");
            read(file);
            assertThat(onlyProblem().where()).isEqualTo(file + ":4");
            assertThat(onlyProblem().what()).startsWith("no valid YAML: ").contains("tag");
        }

        @Test
        void shouldRefuseAKeyThatIsGivenTwice() throws IOException {
            read(file("twice.yaml", config("c") + "data: {a: b}\ndata: {a: c}\n"));
            assertThat(onlyProblem().what()).contains("duplicate key data");
        }

        @Test
        void shouldRefuseAliasesThatMultiplyEachOther() throws IOException {
            StringBuilder bomb = new StringBuilder(config("bomb") + "data:\n  a0: &a0 [x, x]\n");
            for (int i = 1; i < 10; i++) {
                bomb.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
            }
            assertThat(read(file("bomb.yaml", bomb.toString()))).isEmpty();
            assertThat(onlyProblem().what()).contains("aliases");
        }

        @ParameterizedTest
        @ValueSource(strings = {"data: &d {self: *d}", "items: &i [*i]", "data: {a: &a [b, {c: *a}]}"})
        void shouldRefuseAnObjectThatHoldsItself(String text) throws IOException {
            assertThat(read(file("self.yaml", config("c") + text + "\n"))).isEmpty();
            assertThat(onlyProblem().what()).contains("holds itself");
        }

        @ParameterizedTest
        @ValueSource(strings = {"!!binary aGVsbG8=", "!!set {a, b}", "!!omap [a: b]", ".nan", "-.inf"})
        void shouldRefuseWhatIsNoPlainData(String value) throws IOException {
            read(file("odd.yaml", config("c") + "data: {key: " + value + "}\n"));
            assertThat(onlyProblem().what()).startsWith("no valid YAML: ");
        }

        @Test
        void shouldRefuseAFewAliasesThatMakeMillionsOfValues() throws IOException {
            StringBuilder bomb = new StringBuilder(config("bomb") + "data:\n  a0: &a0 [x, x, x]\n");
            for (int i = 1; i < 16; i++) {
                bomb.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(3)));
            }
            assertThat(read(file("bomb.yaml", bomb.toString()))).isEmpty();
            assertThat(onlyProblem().what()).contains("more than 300000 values");
        }

        @Test
        void shouldRefuseEndlessNesting() throws IOException {
            Path file = file("deep.yaml", config("deep") + "data: " + "[".repeat(100_000));
            assertThat(read(file)).isEmpty();
            assertThat(onlyProblem().sentence()).startsWith(file + ":4: no valid YAML: it is nested more than 100");
        }

        @Test
        void shouldRefuseAFileThatIsTooLarge() throws IOException {
            read(file("large.yaml", config("c") + "data: {a: " + "x".repeat(3_000_000) + "}\n"));
            assertThat(onlyProblem().what()).isEqualTo("is larger than 3000000 bytes");
        }

        @Test
        void shouldRefuseAFileThatIsNoText() throws IOException {
            Path file = Files.write(folder.resolve("latin.yaml"), "name: Zürich".getBytes(StandardCharsets.ISO_8859_1));
            read(file);
            assertThat(onlyProblem().what()).startsWith("cannot be read as UTF-8 text");
        }

        @Test
        void shouldRefuseAPathThatDoesNotExist() {
            read(folder.resolve("missing"));
            assertThat(onlyProblem().sentence())
                    .isEqualTo(folder.resolve("missing") + ": there is no such file or folder; correct the path");
        }

        @Test
        void shouldRefuseAFolderWithoutObjects() throws IOException {
            file("values.txt", "a");
            assertThat(read(folder)).isEmpty();
            assertThat(onlyProblem().what()).contains("no Kubernetes object");
        }

        @ParameterizedTest
        @ValueSource(strings = {"just words", "42", "[a, b]"})
        void shouldRefuseADocumentThatIsNoObject(String text) throws IOException {
            Path file = file("odd.yaml", text);
            read(file);
            assertThat(onlyProblem().sentence())
                    .isEqualTo(file + ":1: this is no Kubernetes object; begin it with apiVersion and kind");
        }

        @Test
        void shouldSayWhatAnObjectLacks() throws IOException {
            Path file = file("lacking.yaml", """
                    kind: ConfigMap
                    metadata: {name: a}
                    ---
                    apiVersion: v1
                    metadata: {name: b}
                    ---
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {labels: {app: c}}
                    """);
            assertThat(read(file)).isEmpty();
            assertThat(problems.list())
                    .extracting(p -> p.where() + " " + p.what())
                    .containsExactly(
                            file + ":1 has no apiVersion",
                            file + ":4 has no kind",
                            file + ":7 ConfigMap has no metadata.name");
        }

        @Test
        void shouldRefuseTheSameObjectTwiceAndNameBothPlaces() throws IOException {
            Path a = file("a.yaml", config("same"));
            Path b = file("b.yaml", "# again\n" + config("same"));
            read(folder);
            assertThat(onlyProblem().where()).isEqualTo(b + ":2");
            assertThat(onlyProblem().what()).isEqualTo("ConfigMap same is already in " + a + ":1");
        }

        @Test
        void shouldTakeTheSameNameInTwoNamespacesAsTwoObjects() throws IOException {
            file("a.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: db, namespace: red}}");
            file("b.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: db, namespace: blue}}");
            assertThat(read(folder)).hasSize(2);
            assertThat(problems.list()).isEmpty();
        }
    }
}
