package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
    @TempDir
    Path folder;

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    private List<String> paths(String ignore, Path... applications) throws IOException {
        IgnoreFile file = IgnoreFile.parse(".dockerignore", ignore);
        return BuildContext.read(folder, file, List.of(applications)).entries().stream()
                .map(ContextEntry::path)
                .toList();
    }

    @Test
    void shouldKeepOutWhatTheIgnoreFileNames() throws Exception {
        file("a.car");
        file("target/b.car");
        file("target/classes/C.class");
        file(".git/config");
        assertThat(paths("# no more\n\n.git\n/target/classes/\n")).containsExactly("a.car", "target", "target/b.car");
    }

    @Test
    void shouldLetInWhatALaterLineNames() throws Exception {
        file("a.txt");
        file("target/b.car");
        file("target/c.txt");
        assertThat(paths("**\n!target/*.car\n")).containsExactly("target", "target/b.car");
        assertThat(paths("*\n!target\ntarget/c*\n")).containsExactly("target", "target/b.car");
    }

    @Test
    void shouldPutApplicationsIntoItsRootWhateverTheIgnoreFileSays() throws Exception {
        file("a.txt");
        file("x.car");
        Path built = Files.createDirectories(folder.resolve("elsewhere")).resolve("x.car");
        Files.writeString(built, "new");
        IgnoreFile ignore = IgnoreFile.parse(".dockerignore", "**/*.car\nelsewhere");
        BuildContext context = BuildContext.read(folder, ignore, List.of(built));
        assertThat(context.entries()).extracting(ContextEntry::path).containsExactly("a.txt", "x.car");
        assertThat(context.find("*.car").get(0).source()).isEqualTo(built);
    }

    @Test
    void shouldFindWhatASourceNames() throws Exception {
        file("a.car");
        file("m/target/b.car");
        file("m/target/c.car");
        BuildContext context = BuildContext.read(folder, IgnoreFile.NONE, List.of());
        assertThat(context.find("./a.car")).hasSize(1);
        assertThat(context.find("/m/../a.car")).hasSize(1);
        assertThat(context.find("../../a.car")).as("never above the context").hasSize(1);
        assertThat(context.find("m/*/[bc].car")).extracting(ContextEntry::name).containsExactly("b.car", "c.car");
        assertThat(context.find(".").get(0).isFolder()).isTrue();
        assertThat(context.find("b.car")).isEmpty();
        assertThat(context.below("m"))
                .extracting(ContextEntry::path)
                .containsExactly("m/target", "m/target/b.car", "m/target/c.car");
    }

    @Test
    void shouldSayWhyASourceIsNothing() throws Exception {
        file("a.car");
        BuildContext context = BuildContext.read(folder, IgnoreFile.parse("x/.dockerignore", "*.car"), List.of());
        assertThat(context.reasonAgainst("a.car")).isEqualTo("x/.dockerignore keeps a.car out");
        assertThat(context.reasonAgainst("b.jar")).isEqualTo("there is no b.jar in " + folder);
        assertThat(context.reasonAgainst("*.jar")).isEqualTo("nothing in " + folder + " matches *.jar");
    }

    @Test
    void shouldPreferTheIgnoreFileOfTheDockerfile() throws Exception {
        file(".dockerignore");
        Path dockerfile = folder.resolve("docker/Dockerfile");
        assertThat(IgnoreFile.find(folder, dockerfile).name()).endsWith("/.dockerignore");
        file("docker/Dockerfile.dockerignore");
        assertThat(IgnoreFile.find(folder, dockerfile).name()).endsWith("docker/Dockerfile.dockerignore");
    }

    @Test
    void shouldCopyTheContextAndLeaveTheFolderAsItIs(@TempDir Path other) throws Exception {
        file("a.txt");
        file("in/run.sh");
        Files.setPosixFilePermissions(folder.resolve("in/run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(folder.resolve("in"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.txt"));
        Path car = Files.writeString(other.resolve("x.car"), "car");
        Path copy = other.resolve("copy");
        ContextCopy.write(BuildContext.read(folder, IgnoreFile.NONE, List.of(car)), copy);

        assertThat(copy.resolve("a.txt")).hasContent("a.txt");
        assertThat(copy.resolve("x.car")).hasContent("car");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("in/run.sh"))))
                .as("not the umask of whoever checked it out")
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("in"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("in/run.sh"))))
                .isEqualTo("rwxr-x---");
        assertThat(Files.isSymbolicLink(copy.resolve("link"))).isTrue();
        assertThat(Files.exists(folder.resolve("x.car"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }
}
