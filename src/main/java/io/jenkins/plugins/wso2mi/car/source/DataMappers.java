package io.jenkins.plugins.wso2mi.car.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data mappings written in TypeScript. WSO2's plugin translates them with Node.js, packs what comes out as registry
 * resources and deletes it again.
 *
 * @param sources their files
 */
record DataMappers(List<Path> sources) {
    DataMappers {
        sources = List.copyOf(sources);
    }

    static DataMappers of(Path resources) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("datamapper", "registry/gov/datamapper")) {
            Path all = resources.resolve(folder);
            if (Files.isDirectory(all)) {
                try (Stream<Path> mappers = Files.list(all)) {
                    mappers.map(one -> one.resolve(one.getFileName() + ".ts"))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .forEach(sources::add);
                }
            }
        }
        return new DataMappers(sources);
    }

    /** Whether a file is made when a mapping is translated. */
    boolean make(Path file) {
        return sources.stream()
                .anyMatch(source -> source.resolveSibling(file.getFileName()).equals(file));
    }
}
