package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.image.dockerfile.BaseFiles.FoundFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

class LayerSearchTest {
    private static final FoundFile FILE = new FoundFile(FoundFile.Kind.FILE, "");

    private final LayerSearch search = new LayerSearch(List.of("/a", "/a/b", "/a/b/c", "/etc/passwd", "/run"));

    private void see(String name) throws IOException {
        search.see(new TarArchiveEntry(name), new ByteArrayInputStream("text".getBytes()));
    }

    @Test
    void shouldFindFilesFoldersAndLinks() throws Exception {
        see("./a/");
        see("a/b");
        see("etc/passwd");
        TarArchiveEntry link = new TarArchiveEntry("run", TarConstants.LF_SYMLINK);
        link.setLinkName("/var/run");
        search.see(link, new ByteArrayInputStream(new byte[0]));
        assertThat(search.answers())
                .containsEntry("/a", FoundFile.FOLDER)
                .containsEntry("/a/b", FILE)
                .containsEntry("/etc/passwd", new FoundFile(FoundFile.Kind.FILE, "text"))
                .containsEntry("/run", new FoundFile(FoundFile.Kind.LINK, "/var/run"))
                .as("a file has nothing below it")
                .containsEntry("/a/b/c", FoundFile.NOTHING);
        assertThat(search.isDone()).isFalse();
    }

    @Test
    void shouldSayNothingOfWhatTheLayerDoesNotTouch() throws Exception {
        see("x/y");
        assertThat(search.answers()).isEmpty();
    }

    @Test
    void shouldKnowFoldersThatHaveNoEntryOfTheirOwn() throws Exception {
        see("a/b/z/file");
        assertThat(search.answers()).containsOnlyKeys("/a", "/a/b").containsValue(FoundFile.FOLDER);
    }

    @Test
    void shouldTakeAwayWhatALayerRemoves() throws Exception {
        see("a/.wh.b");
        see("etc/.wh..wh..opq");
        assertThat(search.answers())
                .containsEntry("/a/b", FoundFile.NOTHING)
                .containsEntry("/a/b/c", FoundFile.NOTHING)
                .containsEntry("/etc/passwd", FoundFile.NOTHING)
                .doesNotContainKey("/run");
    }

    @Test
    void shouldPreferWhatALayerHasToWhatItRemoves() throws Exception {
        see("etc/passwd");
        see("etc/.wh..wh..opq");
        assertThat(search.answers().get("/etc/passwd").text()).isEqualTo("text");
    }
}
